import {
  choice,
  type Derived,
  day,
  daysText,
  declareKind,
  link,
  optional,
  rows,
  text,
  type Values,
  wallDays,
} from '../../records/index.ts'
import { credibility, reliability } from '../../vocab/grades.ts'
import type { Label } from '../../vocab/label.ts'
import { withoutConduct } from '../measures/reasons.ts'
import { countryCode } from './government.ts'
import { stepLabels } from './measure-fields.ts'

/** Whether it supports the answer to interference or undermines it. Both are recorded in the same form. */
export const directions = {
  supports: { en: 'supports', fr: 'soutient' },
  undermines: { en: 'undermines', fr: 'contredit' },
  neutral: { en: 'neither', fr: 'ni l’un ni l’autre' },
} as const satisfies Readonly<Record<string, Label>>
export type Direction = keyof typeof directions

const sorts = {
  statement: { en: 'statement', fr: 'déclaration' },
  promise: { en: 'promise or claim', fr: 'promesse ou affirmation' },
  question: { en: 'answer to a question', fr: 'réponse à une question' },
  joint: { en: 'joint statement', fr: 'déclaration commune' },
  urging: { en: 'urges a step', fr: 'demande une étape' },
  conduct: { en: 'conduct', fr: 'comportement' },
} as const satisfies Readonly<Record<string, Label>>

/** What a claim turned out to be. */
export const claimVerdicts = {
  kept: { en: 'kept', fr: 'tenue' },
  partly: { en: 'partly kept', fr: 'tenue en partie' },
  'not-kept': { en: 'not kept', fr: 'non tenue' },
  'too-early': { en: 'too early', fr: 'trop tôt' },
} as const satisfies Readonly<Record<string, Label>>

/** A claim is tested when so many days have passed. */
export const testAfterDays = 30

const longestQuote = 25

const fields = {
  title: text({ en: 'In one line', fr: 'En une ligne' }, { max: 160 }),
  government: link({ en: 'Government', fr: 'Gouvernement' }, 'government'),
  speaker: text({ en: 'Office', fr: 'Fonction' }, { max: 160 }),
  said: day({ en: 'Day', fr: 'Jour' }),
  sort: choice({ en: 'Sort', fr: 'Nature' }, sorts),
  direction: choice({ en: 'Towards the answer', fr: 'Envers la réponse' }, directions),
  quote: optional(
    text(
      { en: 'In their words', fr: 'Dans ses mots' },
      {
        max: 400,
        expects: { en: `at most ${longestQuote} words`, fr: `${longestQuote} mots au plus` },
      },
    ),
  ),
  question: optional(text({ en: 'Question asked', fr: 'Question posée' }, { max: 300 })),
  answer: optional(text({ en: 'Answer given', fr: 'Réponse donnée' }, { max: 1000, lines: 2 })),
  grounds: optional(
    text(
      { en: 'Reason given', fr: 'Motif donné' },
      {
        max: 600,
        expects: {
          en: 'what those concerned did; never only where they come from',
          fr: 'ce qu’ont fait les intéressés ; jamais seulement d’où ils viennent',
        },
      },
    ),
  ),
  together: rows({ en: 'Together with', fr: 'Avec' }, { country: countryCode }),
  source: text({ en: 'Where it can be read', fr: 'Où la lire' }, { max: 500 }),
  archive: optional(
    text(
      { en: 'SHA-256 of the archived page', fr: 'SHA-256 de la page archivée' },
      {
        max: 64,
        pattern: /^[0-9a-f]{64}$/,
        expects: { en: '64 hexadecimal digits', fr: '64 chiffres hexadécimaux' },
      },
    ),
  ),
  reliability: choice({ en: 'Source', fr: 'Source' }, reliability),
  credibility: choice({ en: 'Information', fr: 'Information' }, credibility),
  case: optional(link({ en: 'Case', fr: 'Dossier' }, 'case', { releases: true })),
  election: optional(link({ en: 'For the election', fr: 'Pour l’élection' }, 'election')),
  step: optional(choice({ en: 'Step of the checklist', fr: 'Étape de la liste' }, stepLabels)),
  measure: optional(link({ en: 'About the measure', fr: 'Sur la mesure' }, 'measure')),
  tested: optional(day({ en: 'Claim tested on', fr: 'Affirmation vérifiée le' })),
  verdict: optional(choice({ en: 'Verdict on the claim', fr: 'Verdict sur l’affirmation' }, claimVerdicts)),
  evidence: rows(
    { en: 'Evidence for the verdict', fr: 'Preuves du verdict' },
    {
      what: text({ en: 'What it shows', fr: 'Ce qu’elle montre' }, { max: 300 }),
      source: text({ en: 'Document', fr: 'Document' }, { max: 500 }),
    },
  ),
}

export type Position = Values<typeof fields>

function testOf({ sort, said, verdict }: Position, now: number): Derived | null {
  if (sort !== 'promise') return null
  if (verdict !== undefined && verdict !== 'too-early')
    return { value: verdict, text: claimVerdicts[verdict] }
  const days = wallDays(Date.parse(`${said}T00:00Z`), now, 'UTC')
  const left = testAfterDays - days
  if (left > 0) {
    const span = daysText(left)
    return {
      value: 'too-early',
      text: { en: `too early: test in ${span.en}`, fr: `trop tôt : à vérifier dans ${span.fr}` },
    }
  }
  return {
    value: 'due',
    text: { en: 'claim, not tested: test it now', fr: 'affirmation non vérifiée : à vérifier' },
    tone: 'late',
  }
}

export const position = declareKind({
  name: 'position',
  prefix: 'PO',
  one: { en: 'Position', fr: 'Position' },
  many: { en: 'Positions', fr: 'Positions' },
  means: {
    en: 'what an office said or did about interference, supportive and undermining in the same form',
    fr: 'ce qu’une fonction a dit ou fait face à l’ingérence, soutien et contradiction sous la même forme',
  },
  desk: 'answers',
  tlp: 'TLP:CLEAR',
  approval: true,
  fields,
  title: 'title',
  columns: ['government', 'speaker', 'said', 'direction'],
  filters: ['sort', 'direction'],
  guard(values) {
    const { quote, sort, question, step, verdict, tested, said, evidence } = values
    if (quote !== undefined && quote.split(/\s+/u).length > longestQuote) {
      return {
        en: `quote at most ${longestQuote} words and give the source for the rest`,
        fr: `citez ${longestQuote} mots au plus et donnez la source pour le reste`,
      }
    }
    if (sort === 'question' && question === undefined) {
      return { en: 'add the question that was asked', fr: 'ajoutez la question posée' }
    }
    if (sort === 'question' && values.answer === undefined && quote === undefined) {
      return {
        en: 'add the answer that was given, or quote it',
        fr: 'ajoutez la réponse donnée, ou citez-la',
      }
    }
    if (values.together.length > 0 && sort !== 'joint') {
      return {
        en: 'what was said together with others is a joint statement: choose that sort',
        fr: 'ce qui est dit avec d’autres est une déclaration commune : choisissez cette nature',
      }
    }
    if (sort === 'urging' && step === undefined) {
      return { en: 'say which step is urged', fr: 'dites quelle étape est demandée' }
    }
    if (verdict === undefined) return undefined
    if (sort !== 'promise') {
      return {
        en: 'only a promise or claim has a verdict',
        fr: 'seule une promesse ou affirmation a un verdict',
      }
    }
    if (verdict === 'too-early') return undefined
    if (tested === undefined || evidence.length === 0) {
      return {
        en: 'a verdict needs the day of the test and its evidence',
        fr: 'un verdict demande le jour de la vérification et ses preuves',
      }
    }
    if ((Date.parse(tested) - Date.parse(said)) / 86_400_000 < testAfterDays) {
      return {
        en: `a claim is tested after ${testAfterDays} days: until then it is too early`,
        fr: `une affirmation se vérifie après ${testAfterDays} jours : avant, il est trop tôt`,
      }
    }
    return undefined
  },
  derived: {
    test: { label: { en: 'The claim', fr: 'L’affirmation' }, of: (values, { now }) => testOf(values, now) },
    grounds: {
      label: { en: 'Reason given', fr: 'Motif donné' },
      of: ({ grounds }) => withoutConduct(grounds),
    },
  },
  clocks: ({ sort, said, verdict, title }) =>
    sort !== 'promise' || (verdict !== undefined && verdict !== 'too-early')
      ? []
      : [
          {
            key: 'test',
            says: { en: 'test the claim', fr: 'vérifier l’affirmation' },
            owner: title,
            begun: Date.parse(said),
            until: { due: Date.parse(said) + testAfterDays * 86_400_000 },
          },
        ],
  timeline: ({ said, tested, verdict }) => [
    { at: Date.parse(said), wall: said, says: { en: 'said or done', fr: 'dit ou fait' } },
    ...(tested === undefined || verdict === undefined
      ? []
      : [{ at: Date.parse(tested), wall: tested, says: claimVerdicts[verdict] }]),
  ],
  released: ({ said }) => Date.parse(`${said}T00:00Z`),
})
