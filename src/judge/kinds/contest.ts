import { choice, declareKind, link, optional, text, time } from '../../records/index.ts'
import { namesAccount, noAccounts, utc } from './parts.ts'

/** Hours within which whoever contests gets a first answer. */
export const firstAnswerHours = 72

export const contestOutcomes = {
  upheld: { en: 'upheld: corrected or withdrawn', fr: 'fondée : corrigé ou retiré' },
  partly: { en: 'upheld in part', fr: 'fondée en partie' },
  rejected: { en: 'not upheld', fr: 'non fondée' },
} as const

export const contestants = {
  named: { en: 'I am named, or I am the outlet that is named', fr: 'je suis nommé, ou le média nommé' },
  representative: { en: 'I act for somebody who is named', fr: 'j’agis pour une personne nommée' },
  anyone: { en: 'neither', fr: 'ni l’un ni l’autre' },
} as const

export const contest = declareKind({
  name: 'contest',
  prefix: 'CN',
  numbered: 'CT',
  one: { en: 'Objection', fr: 'Contestation' },
  many: { en: 'Objections', fr: 'Contestations' },
  means: {
    en: 'what somebody says is wrong in a publication, and the answer; a first one is due within 72 hours',
    fr: 'ce que quelqu’un conteste dans une publication, et la réponse, due sous 72 heures',
  },
  desk: 'inbox',
  tlp: 'TLP:AMBER',
  approval: false,
  fields: {
    publication: link({ en: 'Publication', fr: 'Publication' }, 'publication'),
    received: time({ en: 'Received, UTC', fr: 'Reçue, UTC' }),
    capacity: choice({ en: 'Who contests', fr: 'Qui conteste' }, contestants),
    says: text({ en: 'What is wrong', fr: 'Ce qui est faux' }, { max: 4000, lines: 5 }),
    contact: optional(text({ en: 'Where an answer reaches them', fr: 'Où leur répondre' }, { max: 300 })),
    first: optional(time({ en: 'First answer, UTC', fr: 'Première réponse, UTC' })),
    answer: optional(
      text({ en: 'Answer, printed in public', fr: 'Réponse, imprimée en public' }, { max: 4000, lines: 4 }),
    ),
    outcome: optional(choice({ en: 'Outcome', fr: 'Issue' }, contestOutcomes)),
  },
  title: 'says',
  columns: ['received', 'outcome'],
  filters: ['outcome'],
  guard({ first, answer, outcome, received }) {
    if (answer !== undefined && namesAccount(answer)) return noAccounts
    if ((first === undefined) !== (answer === undefined)) {
      return { en: 'give the answer and its time together', fr: 'donnez ensemble la réponse et son heure' }
    }
    if (outcome !== undefined && answer === undefined) {
      return {
        en: 'an outcome needs an answer with its reasons',
        fr: 'une issue demande une réponse motivée',
      }
    }
    if (first !== undefined && first < received) {
      return {
        en: 'let the answer come after the objection',
        fr: 'la réponse ne peut précéder la contestation',
      }
    }
    return undefined
  },
  clocks: ({ received, first }) =>
    first === undefined
      ? [
          {
            key: 'first-answer',
            says: { en: 'first answer to an objection', fr: 'première réponse à une contestation' },
            owner: 'reviewer on call',
            begun: utc(received),
            until: { due: utc(received) + firstAnswerHours * 3_600_000 },
          },
        ]
      : [],
  tells: ({ received, first, answer, outcome }) => ({
    received,
    ...(first === undefined ? {} : { first }),
    ...(answer === undefined ? {} : { answer }),
    ...(outcome === undefined ? {} : { outcome }),
  }),
  timeline: ({ received, first }) => [
    { at: utc(received), wall: received, says: { en: 'objection received', fr: 'contestation reçue' } },
    ...(first === undefined
      ? []
      : [{ at: utc(first), wall: first, says: { en: 'first answer', fr: 'première réponse' } }]),
  ],
})
