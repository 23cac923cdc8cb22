import { canonicalJson, type Json } from '../../kernel/canonical-json.ts'
import { choice, day, declareKind, optional, type RecordKind, rows, text } from '../../records/index.ts'
import type { Label } from '../../vocab/label.ts'
import { incidentSorts, marks, means } from '../../vocab/means.ts'
import { namings, type ResponseName, responses, speakers } from '../../vocab/responses.ts'
import {
  type BundledFields,
  type IncidentFields,
  namesSomebody,
  recordedStandings,
} from '../library/recorded.ts'
import { countryCode } from './government.ts'
import { labels } from './measure-fields.ts'

const yesNo = { yes: { en: 'yes', fr: 'oui' }, no: { en: 'no', fr: 'non' } } as const

const kindsOfResponse = labels<ResponseName>(responses)

const addresses = (label: Label, lines: number) =>
  text(label, {
    max: 6000,
    lines,
    pattern: /^https?:\/\/\S+(\s+https?:\/\/\S+)*$/,
    expects: {
      en: 'addresses that begin with http:// or https://, separated by blanks or lines',
      fr: 'des adresses commençant par http:// ou https://, séparées par des blancs ou des lignes',
    },
  })

const eachLine = (label: Label, max: number) =>
  text(label, { max, lines: 4, expects: { en: 'one a line', fr: 'un par ligne' } })

const governments = text(
  { en: 'Governments behind it', fr: 'Gouvernements concernés' },
  {
    max: 120,
    pattern: /^[A-Z]{2}( [A-Z]{2})*$/,
    expects: {
      en: 'codes such as US UK; empty where it was no government',
      fr: 'des codes tels que US UK ; vide si ce n’était pas un gouvernement',
    },
  },
)

const entry = {
  day: optional(day({ en: 'Day', fr: 'Jour' })),
  by: text({ en: 'Who', fr: 'Qui' }, { max: 160 }),
  governments: optional(governments),
}
const checked = {
  mark: choice({ en: 'How far it was checked', fr: 'Degré de vérification' }, marks),
  links: optional(addresses({ en: 'Where it can be read', fr: 'Où le lire' }, 2)),
}

const fields = {
  key: text(
    { en: 'Short name', fr: 'Nom court' },
    {
      max: 40,
      pattern: /^[A-Z0-9]{2,10}(-[A-Z0-9]{2,20}){1,3}$/,
      expects: {
        en: 'country and year, such as US-2016 or US-2024-RT',
        fr: 'pays et année, comme US-2016 ou US-2024-RT',
      },
    },
  ),
  basis: addresses({ en: 'Source of this change', fr: 'Source de cette modification' }, 1),
  why: text({ en: 'What was changed, and why', fr: 'Ce qui change, et pourquoi' }, { max: 600, lines: 2 }),
  country: countryCode,
  office: text({ en: 'What was voted on', fr: 'Objet du scrutin' }, { max: 120 }),
  vote: day({ en: 'Day of the vote', fr: 'Jour du scrutin' }),
  seen: optional(day({ en: 'First observed', fr: 'Première observation' })),
  standing: choice({ en: 'Standing of the accusation', fr: 'Statut de l’accusation' }, recordedStandings),
  actor: optional({ ...countryCode, label: { en: 'Accused state', fr: 'État accusé' } }),
  entity: text({
    en: 'Operation or body, no private person',
    fr: 'Opération ou organisme, aucun particulier',
  }),
  means: rows({ en: 'Means', fr: 'Moyens' }, { name: choice({ en: 'Means', fr: 'Moyen' }, means) }),
  sorts: rows(
    { en: 'With regard to the norm', fr: 'Au regard de la norme' },
    { name: choice({ en: 'Sort', fr: 'Nature' }, incidentSorts) },
  ),
  platforms: optional(eachLine({ en: 'Where', fr: 'Où' }, 1000)),
  statements: rows(
    { en: 'Statements', fr: 'Déclarations' },
    {
      ...entry,
      speaker: choice({ en: 'Sort of speaker', fr: 'Type d’auteur' }, speakers),
      naming: choice({ en: 'Whom it names', fr: 'Qui est nommé' }, namings),
      words: optional(text({ en: 'How sure, in their words', fr: 'Degré de certitude, selon eux' })),
      ...checked,
    },
  ),
  responses: rows(
    { en: 'Measures', fr: 'Mesures' },
    {
      ...entry,
      type: choice({ en: 'What was done', fr: 'Ce qui fut fait' }, kindsOfResponse),
      detail: optional(text({ en: 'Detail', fr: 'Détail' }, { max: 280 })),
      ...checked,
    },
  ),
  selfRevealed: choice({ en: 'Revealed by the attribution itself', fr: 'Révélé par l’attribution' }, yesNo),
  excluded: choice({ en: 'Left out of figures', fr: 'Hors des chiffres' }, yesNo),
  rulingDay: optional(day({ en: 'Ruling: measures count from', fr: 'Décision : mesures comptées dès' })),
  rulingWhy: optional(text({ en: 'Ruling: why', fr: 'Décision : pourquoi' }, { max: 600, lines: 2 })),
  mark: choice({ en: 'How far the case was checked', fr: 'Degré de vérification du cas' }, marks),
  caveat: optional(text({ en: 'Caveat', fr: 'Réserve' }, { max: 2000, lines: 3 })),
  sources: optional(eachLine({ en: 'Sources', fr: 'Sources' }, 2000)),
  links: optional(addresses({ en: 'Addresses of the sources', fr: 'Adresses des sources' }, 4)),
} as const

type Entry = IncidentFields['statements' | 'responses'][number]

/** An entry that has no address of its own and is not as it was before. */
function unsourced(now: IncidentFields, before: BundledFields | null): Entry | undefined {
  const known = new Set([...(before?.statements ?? []), ...(before?.responses ?? [])].map(textOf))
  return [...now.statements, ...now.responses].find(
    (one) => one.links === undefined && !known.has(textOf(one)),
  )
}

/** The same for the same content, whatever the order of its fields. */
const textOf = (one: object) => canonicalJson(one as Json)

function refusal(now: IncidentFields, previous: IncidentFields | null, before: BundledFields | null) {
  const { key, standing, actor, statements, rulingDay, rulingWhy } = now
  if (previous !== null && previous.key !== key) {
    return { en: `keep the short name ${previous.key}`, fr: `gardez le nom court ${previous.key}` }
  }
  if (previous?.why === now.why && textOf(previous) !== textOf(now)) {
    return {
      en: 'say what this version changes, and why',
      fr: 'dites ce que cette version change, et pourquoi',
    }
  }
  const bare = unsourced(now, before)
  if (bare !== undefined) {
    const when = bare.day ?? '–'
    return {
      en: `add where the entry of ${bare.by} (${when}) can be read: an address`,
      fr: `ajoutez où lire l’entrée de ${bare.by} (${when}) : une adresse`,
    }
  }
  if (standing === 'unattributed' && actor !== undefined) {
    return {
      en: 'where nobody is named, name no accused state',
      fr: 'là où personne n’est nommé, ne nommez aucun État',
    }
  }
  if (standing === 'attributed' && !statements.some(namesSomebody)) {
    return {
      en: 'attributed needs a dated statement that names a state, a service or an organisation',
      fr: 'une attribution exige une déclaration datée qui nomme un État, un service ou une organisation',
    }
  }
  if (rulingDay !== undefined && rulingWhy === undefined) {
    return { en: 'give the reason of the ruling', fr: 'donnez la raison de la décision' }
  }
  return undefined
}

/**
 * An incident of the library as a record: a bundled one as somebody changed it, or a new one. What ships with the
 * program is where the form begins and what a version is compared with.
 * @param bundled fields of the bundled incident of a short name
 */
export function incidentKind(bundled: (key: string) => BundledFields | undefined): RecordKind {
  return declareKind({
    name: 'incident',
    prefix: 'IN',
    one: { en: 'Incident of the library', fr: 'Incident de la bibliothèque' },
    many: { en: 'Incidents of the library', fr: 'Incidents de la bibliothèque' },
    means: {
      en: 'a documented or alleged interference, who said what of it and what was done, each with its source',
      fr: 'une ingérence documentée ou alléguée, qui en a dit quoi et ce qui fut fait, avec les sources',
    },
    desk: 'answers',
    tlp: 'TLP:CLEAR',
    approval: true,
    fields,
    title: 'key',
    unique: 'key',
    columns: ['country', 'office', 'vote', 'standing'],
    filters: ['standing'],
    begin: (given) => {
      const known = bundled(String(given.key ?? ''))
      return known === undefined ? given : { ...given, ...(known as Readonly<object>) }
    },
    guard: (values, previous) =>
      refusal(
        values as IncidentFields,
        previous as IncidentFields | null,
        (previous as IncidentFields | null) ?? bundled(values.key) ?? null,
      ),
    timeline: ({ seen, vote, statements, responses: done }) => [
      ...(seen === undefined
        ? []
        : [{ at: Date.parse(seen), wall: seen, says: { en: 'first observed', fr: 'première observation' } }]),
      { at: Date.parse(vote), wall: vote, says: { en: 'vote', fr: 'scrutin' } },
      ...statements.flatMap(({ day: on, by, naming }) =>
        on === undefined ? [] : [{ at: Date.parse(on), wall: on, says: said(by, namings[naming]) }],
      ),
      ...done.flatMap(({ day: on, by, type }) =>
        on === undefined ? [] : [{ at: Date.parse(on), wall: on, says: said(by, kindsOfResponse[type]) }],
      ),
    ],
    released: () => 0,
    opens: { path: '/library', label: { en: 'In the library', fr: 'Dans la bibliothèque' } },
  })
}

const said = (by: string, what: Label): Label => ({ en: `${by}: ${what.en}`, fr: `${by} : ${what.fr}` })
