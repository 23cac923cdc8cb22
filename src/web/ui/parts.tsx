import type { Child } from 'hono/jsx'
import type { Community, ObjectKind } from '../findings.ts'
import { defang, visible } from './shown-text.ts'
import { linkTo, type View } from './view.ts'

/** A table that scrolls inside its own frame, or on a phone is stacked; the frame can be reached by keyboard. */
export function TableFrame(props: { label: string; children: Child }) {
  return (
    <tocsin-table class="scroll" role="region" aria-label={props.label} tabindex={0}>
      <table>{props.children}</table>
    </tocsin-table>
  )
}

/** A heading of a column, with what it means where the word alone does not say it. */
export function Column(props: { label: string; means?: string | undefined; numeric?: boolean | undefined }) {
  return (
    <th scope="col" class={props.numeric ? 'n' : undefined}>
      {props.means === undefined ? props.label : <abbr title={props.means}>{props.label}</abbr>}
    </th>
  )
}

/** Text that a stranger chose: escaped, unseen characters visible, its own direction, links unable to open. */
export function UserText(props: { text: string }) {
  return (
    <span class="user" dir="auto">
      {visible(defang(props.text))}
    </span>
  )
}

/** An id that no neighbouring text can turn round. */
export function Id(props: { id: string }) {
  return (
    <bdi class="code user" dir="auto">
      {visible(props.id)}
    </bdi>
  )
}

export function AffiliationTag({
  view,
  community,
}: {
  view: View
  community: Pick<Community, 'affiliation'>
}) {
  const { words: w } = view
  return (
    <span class={`tag ${community.affiliation}`} title={w.affiliationMeans[community.affiliation]}>
      {w.affiliation[community.affiliation]}
    </span>
  )
}

/** The likelihood term with its numeric band, and the band drawn on a line from 0 to 100 %. */
export function Likely({ view, term }: { view: View; term: string }) {
  const likely = view.likely(term)
  return (
    <span class="likely">
      {visible(likely.term)} {likely.band === null ? null : <small>{likely.band}</small>}
    </span>
  )
}

export function Time({ view, at }: { view: View; at: number }) {
  return <time datetime={machineTime(at)}>{view.time(at)}</time>
}

export function Day({ view, at }: { view: View; at: number }) {
  return (
    <time class="nowrap" datetime={machineTime(at)}>
      {view.day(at)}
    </time>
  )
}

function machineTime(at: number): string | undefined {
  return Number.isFinite(at) && Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : undefined
}

/** `links and texts`. */
export function kindNames(view: View, kinds: readonly ObjectKind[]): string {
  return view.list(kinds.map((kind) => view.words.kinds[kind]))
}

/** `en 81 %, fr 16 %`: the languages with at least a twentieth, three at the most. */
export function languageShares(
  view: View,
  languages: readonly { readonly language: string; readonly share: number }[],
): string {
  return languages
    .filter((entry, i) => i === 0 || entry.share >= 0.05)
    .slice(0, 3)
    .map((entry) => `${visible(entry.language).slice(0, 12)}\u00a0${view.integer(entry.share * 100)}\u00a0%`)
    .join(', ')
}

/** A command of the terminal with a button that copies it where there is script. */
export function CommandLine({ view, command }: { view: View; command: string }) {
  return (
    <tocsin-copy class="command" data-copied={view.words.copied}>
      <code>{command}</code>
      <button type="button" hidden>
        {view.words.copy}
      </button>
    </tocsin-copy>
  )
}

/** A sentence of the words; what is typed, between backticks, as code. */
export function Sentence({ text }: { text: string }) {
  return <>{text.split('`').map((part, i) => (i % 2 === 0 ? part : <code>{part}</code>))}</>
}

/** Sentences, one below the other. */
export function Lines(props: { of: readonly string[] }) {
  return (
    <ul>
      {props.of.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  )
}

export function Figures(props: { items: readonly { label: Child; value: Child }[] }) {
  return (
    <dl class="figures">
      {props.items.map((item) => (
        <div>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Links to the page before and after; nothing when there is one page. */
export function Pager(props: {
  view: View
  page: number
  pages: number
  /** Parameter of the address that says which page, where it is not `page`. */
  name?: string
  /** The part of the page to come back to, such as `#posts`. */
  anchor?: string
}) {
  const { view, page, pages, name = 'page', anchor = '' } = props
  if (pages <= 1) return null
  const { words: w } = view
  const to = (n: number) => `${linkTo(view, { [name]: String(n) })}${anchor}`
  return (
    <p class="row">
      {page > 1 ? <a href={to(page - 1)}>{w.previous}</a> : null}
      <span class="soft">{w.pages(view.integer(page), view.integer(pages))}</span>
      {page < pages ? <a href={to(page + 1)}>{w.next}</a> : null}
    </p>
  )
}

/** The slice of a list that `?page=` asks for; pages start at 1, nonsense is the first. */
export function pageOf<T>(
  items: readonly T[],
  asked: string | null,
  size: number,
): { items: readonly T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(items.length / size))
  const number = /^\d{1,6}$/.test(asked ?? '') ? Number(asked) : 1
  const page = Math.min(Math.max(1, number), pages)
  return { items: items.slice((page - 1) * size, page * size), page, pages }
}
