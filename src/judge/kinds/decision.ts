import { choice, day, declareKind, link, momentOf, text } from '../../records/index.ts'
import { namesAccount, noAccounts } from './parts.ts'

const decisions = {
  'no-alert': { en: 'no alert', fr: 'pas d’alerte' },
  'below-threshold': { en: 'below the threshold', fr: 'sous le seuil' },
} as const

/** Not to speak is a decision with reasons, released when the polls have closed. */
export const decision = declareKind({
  name: 'decision',
  prefix: 'DE',
  one: { en: 'Decision not to alert', fr: 'Décision de ne pas alerter' },
  many: { en: 'Decisions not to alert', fr: 'Décisions de ne pas alerter' },
  means: {
    en: 'that nothing was said, and why: made public when the polls have closed',
    fr: 'que rien n’a été dit, et pourquoi : rendu public à la clôture du scrutin',
  },
  desk: 'evidence',
  tlp: 'TLP:CLEAR',
  approval: true,
  fields: {
    case: link({ en: 'Case', fr: 'Dossier' }, 'case', { releases: true }),
    election: link({ en: 'Election', fr: 'Élection' }, 'election'),
    decision: choice({ en: 'Decision', fr: 'Décision' }, decisions),
    decided: day({ en: 'Decided on', fr: 'Prise le' }),
    matter: text(
      { en: 'The matter, in words for the public', fr: 'L’affaire, en mots pour le public' },
      { max: 300 },
    ),
    reasons: text({ en: 'Reasons', fr: 'Raisons' }, { max: 4000, lines: 4 }),
    considered: text(
      { en: 'What was done instead', fr: 'Ce qui fut fait à la place' },
      { max: 1000, lines: 2 },
    ),
  },
  title: 'matter',
  columns: ['decision', 'decided'],
  filters: ['decision'],
  begin: (given, { linked }) => {
    const from = linked.get(String(given.case))
    const status = from?.status === 'below-threshold' ? 'below-threshold' : 'no-alert'
    return {
      decision: status,
      ...(from?.election === undefined ? {} : { election: from.election }),
      ...given,
    }
  },
  guard({ matter, reasons, considered, case: from, election }, _, { linked }) {
    if ([matter, reasons, considered].some(namesAccount)) return noAccounts
    if (linked.get(from)?.election !== undefined && linked.get(from)?.election !== election) {
      return { en: 'name the election of the case', fr: 'indiquez le scrutin du dossier' }
    }
    return undefined
  },
  released({ election }, { linked }) {
    const calendar = linked.get(election)
    return calendar === undefined ? null : momentOf(String(calendar.voteCloses), String(calendar.zone))
  },
  timeline: ({ decided, decision: what }) => [
    {
      at: Date.parse(decided),
      wall: decided,
      says: { en: `decided: ${decisions[what].en}`, fr: `décidé : ${decisions[what].fr}` },
    },
  ],
})
