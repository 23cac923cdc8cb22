import { readFileSync } from 'node:fs'
import {
  type CoverageRow,
  coverage,
  meansSay,
  type Norm,
  type NormReach,
  namingSays,
  norm,
  normVersions,
  onlyPossible,
  ownedByState,
  reachOf,
  speakerGrade,
  whatDecides,
} from '../../src/judge/index.ts'
import { type Incident, readLibrary } from '../../src/respond/index.ts'
import { indicators, isIndicator } from '../../src/vocab/indicators.ts'
import { means } from '../../src/vocab/means.ts'
import { namings, speakers } from '../../src/vocab/responses.ts'
import { verdicts } from '../../src/vocab/violations.ts'
import { table } from './chart.ts'

const file = new URL('../../fixtures/library/incidents.json', import.meta.url)

/** The page `docs/norm-coverage.md`: the norm held against the library, computed from its facts. */
export function normCoverage(): string {
  const library = readLibrary(JSON.parse(readFileSync(file, 'utf8')))
  const { rows, covered, of, version } = coverage(norm, library)
  const why = (reach: NormReach) => rows.filter((row) => reachOf(row) === reach)
  return `${[
    '# Coverage of the norm over past cases',
    'Written by `npm run evaluate -- --only norm`. Facts of the [library](../fixtures/library/README.md) are mapped to elements of the\n[norm](norm.md) by the tables below; no verdict is written by hand. All acts lie before the effective date, so that a covered act\nreads "would violate".',
    `**Version ${version} covers ${covered} of ${of} cases.** ${why('no-information').length} are not covered, because no information was spread;\n${why('state-open').length} stay open because nobody has shown that a state is behind them, ${why('deception-open').length} because no deception is among the facts.`,
    table(
      ['version', 'covers', 'of'],
      normVersions.map((one) => versionRow(one, library)),
    ),
    '## Case by case',
    table(
      ['case', 'means', 'verdict', 'limbs met', 'confidence', 'likelihood', 'why not, or what would decide'],
      rows.map((row) => caseRow(row, library.find(({ id }) => id === row.id)!)),
    ),
    '## Not covered, and why',
    'The norm is about information. Intrusion without a leak, flooding of servers, covert money, bought votes and plots are grave and are\nleft to other rules (law, the offences in `src/judge/tables/offences.ts`). Whoever wants them in the norm proposes an extension: a new version with its own\nelements, which acts from its effective date on.',
    table(
      ['case', 'means'],
      why('no-information').map(({ id }) => [id, meansOf(library.find((one) => one.id === id)!)]),
    ),
    '## Against the library’s own classification',
    'Its compilers sorted each case by reading. The mapping knows only means and statements, so the two differ where a sort rests on\nwhat the fields do not say; such a case is open or its limb unknown, never the other way by hand.',
    agreementTable(rows, library),
    '## How facts become assertions',
    'What was checked only in part counts one class of reliability lower. The grade of a fact of a case is B2. An attribution that is\ncontested, or alleged by one side, carries a doubt (A3): strong enough to keep a state from being named, not to clear it. A\nforeign election is met where the accused state and the country differ.',
    table(
      ['means', 'says', 'signs of deception or coordination'],
      Object.entries(meansSay).map(([name, says]) => [
        means[name as keyof typeof means].en,
        says.filter((one) => norm.criteria.some(({ id }) => id === one)).join(', ') ||
          'no information is spread',
        says.flatMap((one) => (isIndicator(one) ? [indicators[one].label.en] : [])).join('; '),
      ]),
    ),
    table(
      ['who says it', 'reliability', 'own sight'],
      Object.entries(speakerGrade).map(([name, { reliability, ownSight }]) => [
        speakers[name as keyof typeof speakers].en,
        reliability,
        ownSight ? 'yes' : 'no: information 3 at the best',
      ]),
    ),
    table(
      ['who is named', 'for or against a state', 'information at the best'],
      Object.entries(namingSays).map(([name, { stance, credibility }]) => [
        namings[name as keyof typeof namings].en,
        stance,
        credibility,
      ]),
    ),
    `Words that lower the information to 3, because they say that it is only possible: ${quoted(onlyPossible)}. Words by which\nan organisation that is named counts as a state: ${quoted(ownedByState)}.`,
    '## What this cannot say',
    'Thirty-three well-known cases are no sample of anything; those that nobody noticed are missing. The mapping reads a few fields and\nno source text. An act is taken to have gone on until the vote.',
  ].join('\n\n')}\n`
}

const quoted = ({ source }: RegExp) =>
  source
    .split('|')
    .map((word) => `"${word}"`)
    .join(', ')

function versionRow(version: Norm, library: readonly Incident[]): readonly (string | number)[] {
  const { covered, of } = coverage(version, library)
  return [version.version, covered, of]
}

const meansOf = (incident: Incident) => incident.means.map((name) => means[name].en).join(', ')

function caseRow(row: CoverageRow, incident: Incident): readonly string[] {
  const { verdict, limbs } = row.finding
  const met = limbs.filter(({ finding }) => finding === 'met')
  const each = (of: (limb: (typeof met)[number]) => string | null) =>
    [...new Set(met.map(of).filter((one) => one !== null))].join('; ')
  return [
    row.id,
    meansOf(incident),
    reachOf(row) === 'no-information' ? 'outside the norm' : verdicts[verdict].en.split(';')[0]!,
    met.map(({ limb }) => limb).join(', '),
    each(({ confidence }) => confidence),
    each(({ likelihood }) => likelihood),
    deciding(row, incident),
  ]
}

function deciding(row: CoverageRow, incident: Incident): string {
  const why = reachOf(row)
  if (why === 'covered') return ''
  if (why === 'no-information') return 'not covered: no information was spread'
  const wanted =
    whatDecides(row)
      ?.elements.map(({ element }) => element)
      .join(' and ') ?? 'a sign of deception'
  const standing = ['contested', 'alleged'].includes(incident.standing) ? `${incident.standing}; ` : ''
  return `open: ${standing}would be decided by ${wanted}`
}

function agreementTable(rows: readonly CoverageRow[], library: readonly Incident[]): string {
  const pairs = [
    ['false_information', 'A'],
    ['true_information_false_attribution', 'B'],
  ] as const
  return table(
    ['sort of the library', 'cases', 'limb met', 'limb unknown', 'limb not shown'],
    pairs.map(([sort, limb]) => {
      const own = library.filter(({ sorts }) => sorts.includes(sort))
      const count = (finding: string) =>
        own.filter(({ id }) =>
          rows
            .find((row) => row.id === id)!
            .finding.limbs.some((one) => one.limb === limb && one.finding === finding),
        ).length
      return [sort.replaceAll('_', ' '), own.length, count('met'), count('unknown'), count('not-shown')]
    }),
  )
}
