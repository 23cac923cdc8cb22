import { inEnglish, inFrench, type Label } from '../../vocab/label.ts'
import type { Detector } from '../detector.ts'
import type { LeadKind, PreparationParameters, PreparationResult } from './result.ts'

const unseenWords: Readonly<Record<LeadKind, Label>> = {
  'creation-burst': {
    en: 'no file says when accounts were made',
    fr: 'aucun fichier ne dit quand les comptes ont été créés',
  },
  waking: {
    en: 'the posts do not reach back far enough to see an account sleep',
    fr: 'les messages ne remontent pas assez loin pour voir un compte dormir',
  },
  renaming: {
    en: 'no file tells an account from its name',
    fr: 'aucun fichier ne distingue un compte de son nom',
  },
  'language-change': {
    en: 'no account has enough posts with a language',
    fr: 'aucun compte n’a assez de messages avec une langue',
  },
  'topic-change': {
    en: 'no account has enough posts with hashtags',
    fr: 'aucun compte n’a assez de messages avec des mots-dièse',
  },
}

/** Newly created in bulk, dormant, and repurposed assets. */
const techniques: Readonly<Record<LeadKind, string>> = {
  'creation-burst': 'T0150.008',
  waking: 'T0150.002',
  renaming: 'T0150.004',
  'language-change': 'T0150.004',
  'topic-change': 'T0150.004',
}

const day = 86_400_000
/** Days back from the last one that are told as looked at. */
const mostDays = 2000

export const preparation: Detector<PreparationParameters, PreparationResult> = {
  name: 'preparation',
  version: '2',
  label: { en: 'Preparation', fr: 'Préparation' },
  path: '/preparation',
  headline({ body: { result } }) {
    const { leads, tests, accounts } = result
    return {
      count: leads.length,
      found: {
        en: inEnglish`${leads.length} {day or week|days or weeks} in which more of ${accounts} {account|accounts} than usual did something, of ${tests} tested: leads of low confidence`,
        fr: inFrench`${leads.length} {jour ou semaine|jours ou semaines} où plus de comptes que d’habitude (sur ${accounts}) ont fait quelque chose, sur ${tests} {testé|testés} : pistes de confiance faible`,
      },
      unseen: result.unseen.map((kind) => unseenWords[kind]),
    }
  },
  dated({ body: { result } }) {
    const { window, leads } = result
    const [first, last] = [window.from, window.to].map(Date.parse) as [number, number]
    const count = Math.min(mostDays, Math.max(0, Math.floor((last - first) / day) + 1))
    return {
      signs: leads.map(({ kind, span, day: on }) => ({
        technique: techniques[kind],
        first: Date.parse(on),
        last: Date.parse(on) + (span === 'week' ? 6 * day : 0),
        part: null,
      })),
      unit: 'days',
      looked: Array.from({ length: count }, (_, back) => ({
        day: new Date(last - back * day).toISOString().slice(0, 10),
        amount: 1,
      })),
    }
  },
}
