import type { Child } from 'hono/jsx'
import { languages, words } from '../words/index.ts'
import { type NavigationKey, type NavigationSection, navigation } from './navigation.ts'
import { linkTo, type View } from './view.ts'

export interface PageFrame {
  readonly title: string
  /** An id inside the title, kept on one line. */
  readonly id?: string
  /** Where the page stands: links from the top down. */
  readonly crumbs?: readonly { readonly label: string; readonly href: string }[]
  /** Which entry of the navigation is current. */
  readonly current?: NavigationKey
  /** What can be done with what the page shows, by whoever may. */
  readonly act?: { readonly label: string; readonly href: string }
  /** The same page as JSON, CSV and other formats. */
  readonly data?: readonly { readonly label: string; readonly href: string }[]
  /** Above everything else: who acts here. */
  readonly banner?: Child
  /** Time in office and time to the vote. */
  readonly clocks?: Child
  /** Seconds after which a page without script asks again. */
  readonly refresh?: number
  /** Islands beside the default one. */
  readonly scripts?: readonly string[]
  /** Marks that change with the content of stylesheet and scripts. */
  readonly assetUrl: (file: string) => string
}

/** A whole HTML document. */
export function renderPage(view: View, frame: PageFrame, body: Child): string {
  const { words: w } = view
  const sections = shownSections(frame.current, frame.banner != null)
  const inside = sections.find(({ open }) => open)?.pages ?? []
  const document = (
    <html lang={view.language} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {frame.refresh === undefined ? null : (
          <noscript>
            <meta http-equiv="refresh" content={String(frame.refresh)} />
          </noscript>
        )}
        <title>{frame.title === 'Tocsin' ? 'Tocsin' : `${frame.title} · Tocsin`}</title>
        <link rel="icon" href={frame.assetUrl('bell.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={frame.assetUrl('tocsin.css')} />
        <script type="module" src={frame.assetUrl('tocsin.js')} />
        {frame.scripts?.map((file) => (
          <script type="module" src={frame.assetUrl(file)} />
        ))}
      </head>
      <body>
        <a class="skip" href="#content">
          {w.skip}
        </a>
        {frame.banner}
        <header class="top">
          <a class="brand" href={view.to('/')} title={w.tagline}>
            <Bell />
            Tocsin
          </a>
          <nav aria-label={w.nav.label}>
            {sections.map(({ label, pages, open }) => (
              <NavLink href={view.to(pages[0]!.href)} label={label[view.language]} current={open} />
            ))}
          </nav>
          <nav class="languages" aria-label={w.nav.language}>
            {languages.map((language) => (
              <a
                href={linkTo(view, { lang: language })}
                lang={language}
                hreflang={language}
                aria-current={language === view.language ? 'true' : undefined}
              >
                {words[language].name}
              </a>
            ))}
          </nav>
          {frame.clocks}
        </header>
        {inside.length < 2 ? null : (
          <nav class="section" aria-label={w.nav.section}>
            {inside.map(({ key, href, label }) => (
              <NavLink href={view.to(href)} label={label[view.language]} current={key === frame.current} />
            ))}
          </nav>
        )}
        <main id="content">
          <div class="head">
            {frame.crumbs === undefined ? null : <Crumbs crumbs={frame.crumbs} />}
            <h1>
              <Title title={frame.title} id={frame.id} />
            </h1>
            {frame.act === undefined ? null : (
              <p>
                <a class="button" href={frame.act.href}>
                  {frame.act.label}
                </a>
              </p>
            )}
          </div>
          {body}
        </main>
        <footer class="foot">
          <p>{w.footer}</p>
          {frame.data === undefined ? null : (
            <nav aria-label={w.asData}>
              {w.asData}:{' '}
              {frame.data.map((format, i) => (
                <>
                  {i === 0 ? '' : ' · '}
                  <a href={format.href}>{format.label}</a>
                </>
              ))}
            </nav>
          )}
        </footer>
      </body>
    </html>
  )
  return `<!doctype html>${String(document)}`
}

function shownSections(current: NavigationKey | undefined, people: boolean) {
  return navigation
    .map(({ label, pages }: NavigationSection) => ({
      label,
      pages: pages.filter((entry) => people || entry.people !== true),
      open: pages.some(({ key }) => key === current),
    }))
    .filter(({ pages }) => pages.length > 0)
}

function Title({ title, id }: { title: string; id: string | undefined }) {
  if (id === undefined || !title.includes(id)) return <bdi>{title}</bdi>
  const [before, after] = title.split(id)
  return (
    <>
      {before}
      <bdi class="nowrap">{id}</bdi>
      {after}
    </>
  )
}

function NavLink(props: { href: string; label: string; current: boolean }) {
  return (
    <a href={props.href} aria-current={props.current ? 'page' : undefined}>
      {props.label}
    </a>
  )
}

function Crumbs(props: { crumbs: readonly { label: string; href: string }[] }) {
  return (
    <p class="crumb">
      {props.crumbs.map((crumb, i) => (
        <>
          {i === 0 ? '' : ' / '}
          <a href={crumb.href}>{crumb.label}</a>
        </>
      ))}
    </p>
  )
}

/** The mark: a bell. */
export function Bell() {
  return (
    <svg width="18" height="20" viewBox="0 0 18 20" aria-hidden="true">
      <path
        fill="currentColor"
        d="M9 0a1.5 1.5 0 0 1 1.5 1.6C13.600 2.300 15 5 15 8c0 4 1 5.500 3 7.500H0c2-2 3-3.500 3-7.500 0-3 1.400-5.700 4.500-6.400A1.500 1.500 0 0 1 9 0zM6.200 17h5.600a2.800 2.800 0 0 1-5.600 0z"
      />
    </svg>
  )
}
