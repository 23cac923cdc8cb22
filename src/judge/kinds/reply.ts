import { choice, declareKind, link, optional, text, time } from '../../records/index.ts'
import { hours, utc } from './parts.ts'

/** Hours of silence after which a finding may be published with "asked, no reply". */
export const silenceHours = 24

export const replyOutcomes = {
  waiting: { en: 'no answer yet', fr: 'pas encore de réponse' },
  answered: { en: 'answered', fr: 'a répondu' },
  declined: { en: 'declined to answer', fr: 'a refusé de répondre' },
} as const

export const reply = declareKind({
  name: 'reply',
  prefix: 'RR',
  one: { en: 'Request for a reply', fr: 'Demande de réponse' },
  many: { en: 'Requests for a reply', fr: 'Demandes de réponse' },
  means: {
    en: 'that a named outlet or actor was asked before publication, when, and what they answered',
    fr: 'qu’un média ou acteur nommé a été interrogé avant publication, quand, et sa réponse',
  },
  desk: 'evidence',
  tlp: 'TLP:AMBER',
  approval: false,
  fields: {
    case: link({ en: 'Case', fr: 'Dossier' }, 'case'),
    outlet: optional(link({ en: 'Outlet that is asked', fr: 'Média interrogé' }, 'outlet')),
    actor: optional(link({ en: 'Actor that is asked', fr: 'Acteur interrogé' }, 'actor')),
    subject: text({ en: 'Name as it will be printed', fr: 'Nom tel qu’imprimé' }, { max: 160 }),
    asked: time({ en: 'Asked, UTC', fr: 'Demandé, UTC' }),
    channel: text({ en: 'How they were asked', fr: 'Par quelle voie' }, { max: 200 }),
    question: text({ en: 'What was put to them', fr: 'Ce qui leur fut soumis' }, { max: 2000, lines: 3 }),
    outcome: choice({ en: 'Outcome', fr: 'Issue' }, replyOutcomes),
    answered: optional(time({ en: 'Answered, UTC', fr: 'Réponse, UTC' })),
    answer: optional(text({ en: 'Their words', fr: 'Leurs mots' }, { max: 4000, lines: 4 })),
  },
  title: 'subject',
  columns: ['asked', 'outcome'],
  filters: ['outcome'],
  guard({ outlet, actor, outcome, answer, answered, asked }) {
    if ((outlet === undefined) === (actor === undefined)) {
      return { en: 'name the one outlet or actor that is asked', fr: 'nommez le média ou l’acteur interrogé' }
    }
    if (outcome === 'answered' && (answer === undefined || answered === undefined)) {
      return { en: 'add their words and when they came', fr: 'ajoutez leurs mots et l’heure de la réponse' }
    }
    if (answered !== undefined && answered < asked) {
      return { en: 'let the answer come after the question', fr: 'la réponse ne peut précéder la demande' }
    }
    return undefined
  },
  clocks: ({ asked, outcome, subject }) =>
    outcome === 'waiting'
      ? [
          {
            key: 'answer',
            says: { en: `answer of ${subject}`, fr: `réponse de ${subject}` },
            owner: 'analyst on the case',
            begun: utc(asked),
            until: { due: utc(asked) + silenceHours * 3_600_000 },
          },
        ]
      : [],
  derived: {
    waited: {
      label: { en: 'Hours', fr: 'Heures' },
      of({ asked, answered }, { now }) {
        const passed = Math.max(0, hours(utc(asked), answered === undefined ? now : utc(answered)))
        return { value: passed, text: { en: `${passed} h`, fr: `${passed} h` } }
      },
    },
  },
  timeline: ({ asked, answered, subject, outcome }) => [
    { at: utc(asked), wall: asked, says: { en: `asked: ${subject}`, fr: `interrogé : ${subject}` } },
    ...(answered === undefined
      ? []
      : [
          {
            at: utc(answered),
            wall: answered,
            says: {
              en: `${subject}: ${replyOutcomes[outcome].en}`,
              fr: `${subject} : ${replyOutcomes[outcome].fr}`,
            },
          },
        ]),
  ],
})
