import type { Label } from '../../vocab/label.ts'
import { choice, day, optional, rows, text, whole } from '../field.ts'
import { declareKind, type TimelineEntry, type Values } from '../kind.ts'
import { extended, stixId } from '../stix/object.ts'

/** The five tools of interference: see capability B4. */
export const interferenceTools = {
  information: { en: 'information', fr: 'information' },
  cyber: { en: 'cyber', fr: 'cyber' },
  finance: { en: 'finance', fr: 'finance' },
  'civil-society': { en: 'subversion of civil society', fr: 'subversion de la société civile' },
  economic: { en: 'economic coercion', fr: 'coercition économique' },
} as const satisfies Readonly<Record<string, Label>>

/** What an actor can bring to bear, whoever it is. */
const capabilities = {
  low: { en: 'low: single persons, open tools', fr: 'faible : personnes isolées, outils ouverts' },
  medium: { en: 'medium: a paid team', fr: 'moyenne : une équipe payée' },
  high: { en: 'high: several teams, own tools', fr: 'élevée : plusieurs équipes, outils propres' },
  state: { en: 'that of a state', fr: 'celle d’un État' },
  unknown: { en: 'not known', fr: 'non connue' },
} as const satisfies Readonly<Record<string, Label>>

const fields = {
  name: text({ en: 'Name', fr: 'Nom' }, { max: 120 }),
  sort: choice(
    { en: 'Sort', fr: 'Nature' },
    {
      state: { en: 'state', fr: 'État' },
      service: { en: 'service of a state', fr: 'service d’un État' },
      company: { en: 'company', fr: 'entreprise' },
      group: { en: 'group', fr: 'groupe' },
      unknown: { en: 'not known', fr: 'non connue' },
    },
  ),
  capability: optional(choice({ en: 'Level of capability', fr: 'Niveau de moyens' }, capabilities)),
  aliases: optional(text({ en: 'Other names', fr: 'Autres noms' }, { max: 300 })),
  description: text({ en: 'Description', fr: 'Description' }, { max: 4000, lines: 4 }),
  tools: rows(
    { en: 'Tools seen', fr: 'Moyens observés' },
    {
      tool: choice({ en: 'Tool', fr: 'Moyen' }, interferenceTools),
      count: whole({ en: 'Times', fr: 'Fois' }, 1, 1_000_000),
      first: day({ en: 'First seen', fr: 'Première fois' }),
      last: day({ en: 'Last seen', fr: 'Dernière fois' }),
      source: text({ en: 'Source', fr: 'Source' }, { max: 500 }),
    },
  ),
}

const identityClass = {
  state: 'organization',
  service: 'organization',
  company: 'organization',
  group: 'group',
  unknown: 'unknown',
} as const

/** Without a tool seen nothing adverse is said; behind a set of activity it is not known who stands. */
function stixTypeOf({ tools, sort }: Values<typeof fields>): 'identity' | 'intrusion-set' | 'threat-actor' {
  return tools.length === 0 ? 'identity' : sort === 'unknown' ? 'intrusion-set' : 'threat-actor'
}

export const actor = declareKind({
  name: 'actor',
  prefix: 'AC',
  one: { en: 'Actor', fr: 'Acteur' },
  many: { en: 'Actors', fr: 'Acteurs' },
  means: {
    en: 'any state, service or group, described in the same fields whoever it is',
    fr: 'tout État, service ou groupe, décrit par les mêmes champs quel qu’il soit',
  },
  desk: 'evidence',
  tlp: 'TLP:GREEN',
  approval: true,
  fields,
  title: 'name',
  columns: ['sort', 'aliases'],
  filters: ['sort', 'capability'],
  guard({ tools }) {
    const seen = new Set<string>()
    for (const { tool, first, last } of tools) {
      const name = interferenceTools[tool]
      if (seen.has(tool)) {
        return { en: `put all of '${name.en}' into one entry`, fr: `réunissez « ${name.fr} » en une entrée` }
      }
      seen.add(tool)
      if (first > last) {
        return {
          en: `'${name.en}': let the last time be on or after the first`,
          fr: `« ${name.fr} » : la dernière fois ne peut précéder la première`,
        }
      }
    }
    return undefined
  },
  stix: {
    main: (values, record) => stixId(stixTypeOf(values), record),
    objects(values, record) {
      const { name, description, sort, capability, aliases, tools } = values
      const type = stixTypeOf(values)
      const shared = {
        type,
        id: stixId(type, record),
        name,
        description,
        ...extended('actor', { sort, capability, tools }),
      }
      if (type === 'identity') return [{ ...shared, identity_class: identityClass[sort] }]
      const names = (aliases ?? '').split(/[,;]/).map((alias) => alias.trim())
      const known = names.filter((alias) => alias !== '')
      const firsts = tools.map(({ first }) => first).sort()
      const lasts = tools.map(({ last }) => last).sort()
      const seen = { first_seen: `${firsts[0]}T00:00:00Z`, last_seen: `${lasts.at(-1)}T00:00:00Z` }
      const types =
        type === 'intrusion-set'
          ? {}
          : { threat_actor_types: [sort === 'state' || sort === 'service' ? 'nation-state' : 'unknown'] }
      return [{ ...shared, ...types, ...seen, ...(known.length === 0 ? {} : { aliases: known }) }]
    },
  },
  derived: {
    times: {
      label: { en: 'Times seen, all tools', fr: 'Fois, tous moyens' },
      of({ tools }) {
        const times = tools.reduce((sum, { count }) => sum + count, 0)
        return { value: times, text: { en: String(times), fr: String(times) } }
      },
    },
    toolsSeen: {
      label: { en: 'Tools seen of five', fr: 'Moyens observés sur cinq' },
      of: ({ tools }) => ({ value: tools.length, text: { en: `${tools.length}`, fr: `${tools.length}` } }),
    },
  },
  timeline: ({ tools }) =>
    tools.flatMap(({ tool, first, last }): TimelineEntry[] => {
      const { en, fr } = interferenceTools[tool]
      return [
        {
          at: Date.parse(first),
          wall: first,
          says: { en: `${en}: first seen`, fr: `${fr} : première fois` },
        },
        { at: Date.parse(last), wall: last, says: { en: `${en}: last seen`, fr: `${fr} : dernière fois` } },
      ]
    }),
})
