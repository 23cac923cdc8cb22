import type { Label } from './label.ts'

/** What of an election is attacked. */
export const assetClasses = {
  vote: { en: 'the casting of votes', fr: 'le déroulement du vote' },
  count: { en: 'the count and its result', fr: 'le dépouillement et son résultat' },
  candidate: { en: 'a candidate or party', fr: 'un candidat ou un parti' },
  'voter-information': { en: 'information for voters', fr: 'l’information des électeurs' },
  trust: { en: 'trust in the process', fr: 'la confiance dans le scrutin' },
} as const satisfies Readonly<Record<string, Label>>

export type AssetClass = keyof typeof assetClasses

/** How far a state is held responsible; the bands are those of ICD 203. */
export const responsibilities = {
  unknown: { en: 'not known', fr: 'inconnue' },
  'not-state': { en: 'no state', fr: 'aucun État' },
  'state-possible': {
    en: 'a state, not yet likely (below 55 %)',
    fr: 'un État, pas encore probable (moins de 55 %)',
  },
  'state-likely': { en: 'a state, likely (55 to 80 %)', fr: 'un État, probable (55 à 80 %)' },
  'state-very-likely': {
    en: 'a state, very likely (80 % and more)',
    fr: 'un État, très probable (80 % et plus)',
  },
} as const satisfies Readonly<Record<string, Label>>

export type Responsibility = keyof typeof responsibilities

/** Least severe first. Severity is another thing than how sure anybody is, and than how many saw it. */
export const severities = {
  1: { en: '1 low', fr: '1 faible' },
  2: { en: '2 moderate', fr: '2 modérée' },
  3: { en: '3 serious', fr: '3 sérieuse' },
  4: { en: '4 severe', fr: '4 grave' },
  5: { en: '5 critical', fr: '5 critique' },
} as const satisfies Readonly<Record<number, Label>>

export type Severity = keyof typeof severities

/** Who decides about a case of some severity. */
export const queues = {
  desk: { en: 'duty desk', fr: 'permanence' },
  cell: { en: 'response cell', fr: 'cellule de réponse' },
  panel: { en: 'panel', fr: 'collège' },
} as const satisfies Readonly<Record<string, Label>>

export type Queue = keyof typeof queues
