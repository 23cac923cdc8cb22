import type { Threshold } from '../assess.ts'
import type { Expression } from '../expression.ts'
import type { Criterion } from '../table.ts'

/** What our tables ask of evidence unless they say more; the sources set no grades of their own. */
export const usual: Threshold = { reliability: 'C', credibility: '2', likelihood: 'likely' }

/** For criteria that a text wants to be manifest. */
export const manifest: Threshold = { reliability: 'B', credibility: '2', likelihood: 'very likely' }

export const element = (id: string): Expression => ({ element: id })

/** Criteria that several tables ask in the same sense, so that one assertion serves them all. */
export const common = {
  'state-responsibility': {
    id: 'state-responsibility',
    label: { en: 'State responsibility', fr: 'Responsabilité d’un État' },
    means: {
      en: 'a government, one of its services, or somebody who acts for it is behind it',
      fr: 'un gouvernement, l’un de ses services ou qui agit pour lui en est à l’origine',
    },
  },
  'foreign-actor': {
    id: 'foreign-actor',
    label: { en: 'Involvement of a foreign actor', fr: 'Implication d’un acteur étranger' },
    means: {
      en: 'somebody from abroad takes part, directly or not; this attributes it to nobody',
      fr: 'quelqu’un à l’étranger y prend part, directement ou non ; cela ne l’attribue à personne',
    },
  },
  'manifest-falsity': {
    id: 'manifest-falsity',
    label: { en: 'Manifestly inaccurate or misleading', fr: 'Manifestement inexact ou trompeur' },
    means: {
      en: 'the falsity of an alleged fact can be shown objectively',
      fr: 'la fausseté d’un fait allégué peut être démontrée objectivement',
    },
  },
  'artificial-diffusion': {
    id: 'artificial-diffusion',
    label: { en: 'Artificial or automated spreading', fr: 'Diffusion artificielle ou automatisée' },
    means: {
      en: 'bought, automated or coordinated accounts carry it',
      fr: 'des comptes achetés, automatisés ou coordonnés la portent',
    },
  },
  'massive-diffusion': {
    id: 'massive-diffusion',
    label: { en: 'Massive spreading', fr: 'Diffusion massive' },
    means: {
      en: 'it spreads far beyond what such content usually does',
      fr: 'elle dépasse de loin la diffusion habituelle d’un tel contenu',
    },
  },
  'deliberate-diffusion': {
    id: 'deliberate-diffusion',
    label: { en: 'Deliberate spreading', fr: 'Diffusion délibérée' },
    means: { en: 'whoever spreads it means to', fr: 'qui la diffuse le veut' },
  },
} as const satisfies Readonly<Record<string, Criterion>>
