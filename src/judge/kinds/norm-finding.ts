import type { Json } from '../../kernel/canonical-json.ts'
import { type Content, choice, day, declareKind, link, optional, text } from '../../records/index.ts'
import { limbs, verdicts } from '../../vocab/violations.ts'
import { judgeAct } from '../norm/judge-act.ts'
import type { NormFinding } from '../norm/norm.ts'
import { norm, normVersions } from '../norm/versions.ts'
import { type AssertionRow, assertionRows, assertionsOf } from './assertions.ts'

const versions = Object.fromEntries(
  normVersions.map(({ version, title }) => [
    version,
    { en: `${title.en} ${version}`, fr: `${title.fr} ${version}` },
  ]),
)

/** The act of a record under the version of the norm that it names. */
export function judgedUnder({ version: asked, until, assertions }: Content): NormFinding {
  const chosen = normVersions.find(({ version }) => version === asked) ?? norm
  const act = { id: 'act', day: typeof until === 'string' ? until : null }
  return judgeAct(chosen, act, assertionsOf((assertions ?? []) as unknown as readonly AssertionRow[]))
}

export const normFinding = declareKind({
  name: 'norm-finding',
  prefix: 'NF',
  one: { en: 'Finding under the norm', fr: 'Constat au regard de la norme' },
  many: { en: 'Findings under the norm', fr: 'Constats au regard de la norme' },
  means: {
    en: 'whether an act violates the norm, element by element; the same for whoever acts',
    fr: 'si un acte viole la norme, élément par élément ; les mêmes règles pour tous',
  },
  desk: 'evidence',
  tlp: 'TLP:AMBER',
  approval: true,
  fields: {
    act: text({ en: 'The act, in one line', fr: 'L’acte, en une ligne' }, { max: 200 }),
    case: link({ en: 'Case', fr: 'Dossier' }, 'case'),
    version: choice({ en: 'Version of the norm', fr: 'Version de la norme' }, versions),
    until: optional(day({ en: 'Last day of the act', fr: 'Dernier jour de l’acte' })),
    assertions: assertionRows,
    note: optional(text({ en: 'Note', fr: 'Note' }, { max: 1000, lines: 2 })),
  },
  title: 'act',
  columns: ['version', 'until'],
  filters: ['version'],
  begin: (given, { linked, pointing }) => {
    const before = pointing.filter(({ kind }) => kind === 'assessment' || kind === 'norm-finding').at(-1)
    const from = linked.get(String(given.case))
    const own = Array.isArray(given.assertions) && given.assertions.length > 0
    return {
      version: norm.version,
      ...(from === undefined ? {} : { act: String(from.claim).slice(0, 200), until: from.lastSeen }),
      ...given,
      ...(own || before === undefined ? {} : { assertions: before.fields.assertions }),
    }
  },
  derived: {
    verdict: {
      label: { en: 'Verdict', fr: 'Verdict' },
      of(values) {
        const { verdict } = judgedUnder(values as Content)
        return { value: verdict, text: verdicts[verdict] }
      },
    },
    limbs: {
      label: { en: 'Limbs', fr: 'Branches' },
      of(values) {
        const met = judgedUnder(values as Content).limbs.filter(({ finding }) => finding === 'met')
        const said = (language: 'en' | 'fr') =>
          met.length === 0
            ? { en: 'none met', fr: 'aucune établie' }[language]
            : met.map(({ limb }) => limbs[limb][language]).join('; ')
        return { value: met as unknown as Json, text: { en: said('en'), fr: said('fr') } }
      },
    },
    elements: {
      label: { en: 'Elements', fr: 'Éléments' },
      of(values) {
        const found = judgedUnder(values as Content).elements
        const met = found.filter(({ finding }) => finding === 'met').length
        return {
          value: found as unknown as Json,
          text: { en: `${met} of ${found.length} met`, fr: `${met} sur ${found.length} établis` },
        }
      },
    },
  },
})
