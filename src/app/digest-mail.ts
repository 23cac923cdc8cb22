import {
  type Changes,
  classLabels,
  type Digest,
  type Entry,
  type Narrowing,
  stepLabels,
} from '../respond/index.ts'
import { countryIn } from '../vocab/countries.ts'
import { inFrench, type Label } from '../vocab/label.ts'
import { onOneLine } from './one-line.ts'

type Language = 'en' | 'fr'

/** What a digest says, and where its mails can be ended. */
export interface DigestText {
  readonly subject: string
  readonly text: string
  readonly stop: string
}

/** Lines told of one part; the page has them all. */
const mostLines = 20

const words = {
  fresh: { en: 'new', fr: 'nouveau' },
  changed: { en: 'changed', fr: 'modifié' },
  done: { en: 'done with a document', fr: 'fait, avec un document' },
  announced: { en: 'announced', fr: 'annoncé' },
} as const satisfies Readonly<Record<string, Label>>

const gone = (n: number): Label => ({ en: `no longer there: ${n}`, fr: `ne s’y trouvent plus : ${n}` })
const more = (n: number): Label => ({ en: `and ${n} more on the page`, fr: `et ${n} de plus sur la page` })

/**
 * In English, then in French. It tells only what everybody may read on the public pages.
 * @param site where people open Tocsin
 */
export function digestText({ parts, stop }: Digest, site: string): DigestText {
  const count = parts.reduce((sum, { changes }) => sum + countOf(changes), 0)
  const address = `${site}/watch/stop?${new URLSearchParams(stop)}`
  const said = (language: Language, ending: string) =>
    [
      ...parts.flatMap(({ narrowing, changes }) => [
        narrowingText(narrowing, language),
        ...linesOf(changes, language),
        `  ${site}/answers?${new URLSearchParams(narrowing)}`,
        '',
      ]),
      ending,
    ].join('\n')
  return {
    subject: `[Tocsin] ${count} changed in what you watch / ${inFrench`${count} {changement|changements}`} dans votre suivi`,
    text: `${said('en', `All of it: ${site}/watch\nNo more of these mails: ${address}`)}\n\n--\n\n${said(
      'fr',
      `Tout le suivi : ${site}/watch\nNe plus recevoir ces courriels : ${address}`,
    )}\n`,
    stop: address,
  }
}

const countOf = ({ fresh, changed, gone: left }: Changes) => fresh.length + changed.length + left

function narrowingText(
  { government, step, class: name, case: of, office }: Narrowing,
  language: Language,
): string {
  const label = (table: Readonly<Record<string, Label>>, id: string | undefined) =>
    id === undefined || !Object.hasOwn(table, id) ? id : table[id]![language]
  const parts = [
    government === undefined ? undefined : countryIn(language, government),
    label(stepLabels, step),
    label(classLabels, name),
    of,
    office,
  ]
  return parts.flatMap((part) => (part === undefined ? [] : [onOneLine(part)])).join(' · ')
}

function linesOf({ fresh, changed, gone: left }: Changes, language: Language): string[] {
  const lines = [
    ...fresh.map((entry) => `  ${words.fresh[language]}: ${entryText(entry, language)}`),
    ...changed.map((entry) => `  ${words.changed[language]}: ${entryText(entry, language)}`),
  ]
  const rest = lines.length - mostLines
  return [
    ...lines.slice(0, mostLines),
    ...(rest > 0 ? [`  ${more(rest)[language]}`] : []),
    ...(left > 0 ? [`  ${gone(left)[language]}`] : []),
  ]
}

function entryText(entry: Entry, language: Language): string {
  const where = countryIn(language, entry.of.government)
  if (entry.sort === 'said')
    return `${where}, ${entry.day}: ${onOneLine(`${entry.of.office}: ${entry.of.title}`)}`
  const status = entry.of.implemented === null ? words.announced : words.done
  return `${where}, ${entry.day}: ${onOneLine(entry.of.title)} (${status[language]})`
}
