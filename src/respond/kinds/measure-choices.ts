import type { Label } from '../../vocab/label.ts'

/** Whether somebody must act, may act, or only says something. */
export const bindings = {
  mandatory: { en: 'mandatory', fr: 'obligatoire' },
  discretionary: { en: 'discretionary', fr: 'discrétionnaire' },
  declaratory: { en: 'declaratory', fr: 'déclaratoire' },
} as const satisfies Readonly<Record<string, Label>>

export const statuses = {
  planned: { en: 'planned', fr: 'prévue' },
  announced: { en: 'announced', fr: 'annoncée' },
  implemented: { en: 'implemented', fr: 'appliquée' },
  reversed: { en: 'reversed', fr: 'annulée' },
  lifted: { en: 'lifted', fr: 'levée' },
} as const satisfies Readonly<Record<string, Label>>

export const yesNo = {
  yes: { en: 'yes', fr: 'oui' },
  no: { en: 'no', fr: 'non' },
  unknown: { en: 'not known', fr: 'non connu' },
} as const satisfies Readonly<Record<string, Label>>

export const degrees = {
  low: { en: 'low', fr: 'faible' },
  medium: { en: 'medium', fr: 'moyen' },
  high: { en: 'high', fr: 'élevé' },
} as const satisfies Readonly<Record<string, Label>>

export const levels = {
  head: { en: 'head of state or government', fr: 'chef d’État ou de gouvernement' },
  minister: { en: 'minister', fr: 'ministre' },
  ambassador: { en: 'ambassador', fr: 'ambassadeur' },
  official: { en: 'official', fr: 'fonctionnaire' },
} as const satisfies Readonly<Record<string, Label>>

export const forms = {
  note: { en: 'note handed over', fr: 'note remise' },
  summons: { en: 'ambassador summoned', fr: 'ambassadeur convoqué' },
  visit: { en: 'own ambassador called on them', fr: 'visite de notre ambassadeur' },
} as const satisfies Readonly<Record<string, Label>>

export const publicity = {
  public: { en: 'in public', fr: 'en public' },
  private: { en: 'in private', fr: 'en privé' },
} as const satisfies Readonly<Record<string, Label>>

export const billStages = {
  proposed: { en: 'proposed', fr: 'déposé' },
  committee: { en: 'in committee', fr: 'en commission' },
  'one-chamber': { en: 'passed by one chamber', fr: 'adopté par une chambre' },
  adopted: { en: 'adopted', fr: 'adopté' },
  rejected: { en: 'rejected', fr: 'rejeté' },
} as const satisfies Readonly<Record<string, Label>>

export const executivePositions = {
  supports: { en: 'supports it', fr: 'le soutient' },
  opposes: { en: 'opposes it', fr: 's’y oppose' },
  silent: { en: 'has not said', fr: 'ne s’est pas prononcé' },
} as const satisfies Readonly<Record<string, Label>>

/** How well an effect was shown. */
export const impactLevels = {
  report: { en: 'one report', fr: 'un rapport' },
  count: { en: 'counted before and after', fr: 'compté avant et après' },
  comparison: { en: 'compared with a control', fr: 'comparé à un témoin' },
} as const satisfies Readonly<Record<string, Label>>

export const positions = {
  supports: { en: 'supports', fr: 'soutient' },
  opposes: { en: 'opposes', fr: 's’oppose' },
} as const satisfies Readonly<Record<string, Label>>

export const decisions = {
  granted: { en: 'granted', fr: 'accordée' },
  refused: { en: 'refused', fr: 'refusée' },
} as const satisfies Readonly<Record<string, Label>>
