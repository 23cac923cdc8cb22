import type { Label } from './label.ts'

/**
 * What a government, a coalition or somebody else may do about interference. The rung is the place on our ladder of
 * harshness: 0 words about oneself, 1 words about the other, 2 words to the other, 3 isolation (the floor),
 * 4 loss of people, places or freedom, 5 economic loss. It is an ordering chosen by this project, not a measurement.
 */
interface MeasureClass {
  readonly label: Label
  readonly rung: 0 | 1 | 2 | 3 | 4 | 5
  /** Whether it is done at home or towards another state. */
  readonly side: 'domestic' | 'international'
}

export const measureClasses = {
  announcement: { label: { en: 'announcement', fr: 'annonce' }, rung: 0, side: 'domestic' },
  awareness: { label: { en: 'public awareness', fr: 'information du public' }, rung: 0, side: 'domestic' },
  protection: { label: { en: 'protection', fr: 'protection' }, rung: 0, side: 'domestic' },
  bill: { label: { en: 'bill', fr: 'projet de loi' }, rung: 0, side: 'domestic' },
  investigation: { label: { en: 'investigation', fr: 'enquête' }, rung: 0, side: 'domestic' },
  'investigation-support': {
    label: { en: 'support of an investigation', fr: 'soutien à une enquête' },
    rung: 0,
    side: 'domestic',
  },
  'investigation-obstruction': {
    label: { en: 'obstruction of an investigation', fr: 'entrave à une enquête' },
    rung: 0,
    side: 'domestic',
  },
  support: {
    label: { en: 'support of a partner', fr: 'soutien à un partenaire' },
    rung: 0,
    side: 'international',
  },
  meeting: { label: { en: 'meeting', fr: 'rencontre' }, rung: 0, side: 'international' },
  statement: {
    label: { en: 'public statement', fr: 'déclaration publique' },
    rung: 1,
    side: 'international',
  },
  attribution: { label: { en: 'attribution', fr: 'attribution' }, rung: 1, side: 'international' },
  accreditation: {
    label: { en: 'accreditation decision', fr: 'décision d’accréditation' },
    rung: 1,
    side: 'domestic',
  },
  takedown: { label: { en: 'takedown or blocking', fr: 'retrait ou blocage' }, rung: 1, side: 'domestic' },
  confrontation: {
    label: { en: 'direct confrontation', fr: 'mise en demeure directe' },
    rung: 2,
    side: 'international',
  },
  'cease-notice': {
    label: { en: 'notice to cease', fr: 'demande de cesser' },
    rung: 2,
    side: 'international',
  },
  demarche: { label: { en: 'demarche', fr: 'démarche' }, rung: 2, side: 'international' },
  isolation: {
    label: { en: 'diplomatic isolation', fr: 'isolement diplomatique' },
    rung: 3,
    side: 'international',
  },
  indictment: { label: { en: 'indictment', fr: 'inculpation' }, rung: 4, side: 'domestic' },
  expulsion: { label: { en: 'expulsion', fr: 'expulsion' }, rung: 4, side: 'international' },
  closure: {
    label: { en: 'closure of a facility', fr: 'fermeture d’un site' },
    rung: 4,
    side: 'international',
  },
  sanction: { label: { en: 'sanctions', fr: 'sanctions' }, rung: 5, side: 'international' },
} as const satisfies Readonly<Record<string, MeasureClass>>
export type MeasureClassName = keyof typeof measureClasses
