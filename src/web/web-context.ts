import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { EvidenceDesk, JobStatus, Jobs, LookRequest, ReceivedFiles } from '../app/index.ts'
import type { JointDesk } from '../app/serving.ts'
import type { Detector } from '../detect/index.ts'
import type { Clock } from '../kernel/effects.ts'
import type { Incident } from '../respond/index.ts'
import type { Exchange } from '../share/index.ts'
import type { Assets } from './assets.ts'
import { WebError } from './errors.ts'
import { by, type Findings, type Shown } from './findings.ts'
import { atPresent, offersRoles, personIn, type RecordDesk, signedInAt } from './people.ts'
import { ElectionClocks } from './ui/election-clocks.tsx'
import type { PageFrame } from './ui/layout.tsx'
import { renderPage } from './ui/layout.tsx'
import { PersonBar } from './ui/person-bar.tsx'
import { RoleBanner } from './ui/role-banner.tsx'
import { makeView, type View } from './ui/view.ts'
import { chooseLanguage } from './words/index.ts'

/** How an uploaded file becomes a finding; absent where the server only shows. */
export interface Importing {
  /** Folder for uploads, inside the store; made when missing. */
  readonly folder: string
  /** Bytes of one upload at the most. */
  readonly limit: number
  /** Starts the import and scan of files already on disk; they are the job's from then on. */
  start(files: ReceivedFiles): JobStatus
  /** Has one detector look at files of its own; they are the job's from then on. */
  look(request: LookRequest): JobStatus
}

/** Files that are kept as evidence, and where uploads lie until they are. */
export interface EvidenceRoom {
  /** Loads what reads the formats of evidence when it is first needed. */
  open(): Promise<EvidenceDesk>
  readonly folder: string
  /** Bytes of one upload at the most. */
  readonly limit: number
}

/** Where handles lie apart from everything else. */
export interface Vault {
  /** Platform and handle of each pseudonym that is known. */
  handlesOf(
    accounts: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly platform: string; readonly handle: string }>>
}

/** What the pages need of the rest of the program. */
export interface WebContext {
  readonly findings: Findings
  readonly assets: Assets
  readonly clock: Clock
  /** Incidents that ship with the program, and these with what records say of them. */
  readonly bundled: readonly Incident[]
  library(): Promise<readonly Incident[]>
  readonly jobs?: Jobs
  readonly importing?: Importing
  readonly desk?: RecordDesk
  /** Told of every error that is not one of ours. */
  onUnexpected?(error: unknown): void
  readonly vault?: Vault
  readonly evidence?: EvidenceRoom
  /** What travels between this instance and others. */
  readonly exchange?: Exchange
  /** What members do together by it. */
  readonly joint?: JointDesk
}

/** Who reads this request: language from `?lang=`, then from the browser. */
export function viewOf(c: Context): View {
  const url = new URL(c.req.url)
  const language = chooseLanguage(url.searchParams.get('lang') ?? undefined, c.req.header('accept-language'))
  return makeView(language, url.pathname, url.searchParams)
}

/** Answers with a page. */
export function page(
  c: Context,
  web: WebContext,
  view: View,
  frame: Omit<PageFrame, 'assetUrl' | 'banner' | 'clocks'> & {
    /** What the page shows, as a case refers to it; whoever may can then open a case with it. */
    readonly finding?: string
  },
  body: Parameters<typeof renderPage>[2],
): Response {
  c.header('Content-Language', view.language)
  c.header('Vary', 'Accept-Language, Cookie')
  c.header('Cache-Control', 'private, no-cache')
  const { finding } = frame
  const act =
    finding === undefined || personIn(c) === undefined
      ? {}
      : {
          act: {
            label: view.words.casework.act,
            href: view.to(`/cases/from?finding=${encodeURIComponent(finding)}`),
          },
        }
  const banner = bannerOf(c, web, view)
  const clocks = clocksOf(c, view)
  return c.html(renderPage(view, { ...frame, ...act, banner, clocks, assetUrl: web.assets.url }, body))
}

/** Who acts here: the roles of the exercise, or the person who is signed in or may sign in. */
function bannerOf(c: Context, { desk }: WebContext, view: View): Child {
  const person = personIn(c)
  const present = atPresent(c)
  const signedIn = signedInAt(c)
  if (offersRoles(c, desk) && signedIn === undefined) return RoleBanner({ view, person, present })
  return desk?.people === undefined ? null : PersonBar({ view, signedIn, present })
}

function clocksOf(c: Context, view: View): Child {
  const present = atPresent(c)
  if (present?.election === undefined) return null
  return ElectionClocks({ view, election: present.election, inOffice: present.inOffice })
}

/** Answers with a file to keep. @param name as the reader's disk shall have it */
export function download(
  c: Context,
  name: string,
  type: string,
  body: string | ReadableStream | Uint8Array<ArrayBuffer>,
): Response {
  c.header('Content-Disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`)
  return c.body(body, 200, { 'Content-Type': type })
}

export function csv(c: Context, name: string, body: string): Response {
  return download(c, name, 'text/csv; charset=utf-8; header=present', body)
}

/** `F-7K3Q9D4M2X.json` as its id and its format; a plain id is a page. */
export function splitFormat(name: string): { id: string; format: string } {
  const dot = name.indexOf('.')
  return dot < 0 ? { id: name, format: 'html' } : { id: name.slice(0, dot), format: name.slice(dot + 1) }
}

const findingId = /^F-[0-9A-HJKMNP-TV-Z]{6,20}$/

/** A finding of one detector. @throws WebError `not-found` */
export async function findingBy<Parameters, Result>(
  detector: Detector<Parameters, Result>,
  web: WebContext,
  id: string,
): Promise<Shown<Parameters, Result>> {
  const finding = findingId.test(id) ? by(detector, await web.findings.get(id)) : undefined
  if (finding === undefined) throw nothingAt(id)
  return finding
}

export function nothingAt(what: string): WebError {
  return new WebError('not-found', `there is no ${what.slice(0, 80)} here`, {
    hint: '/networks lists every finding',
  })
}
