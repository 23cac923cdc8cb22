import {
  choice,
  day,
  daysText,
  declareKind,
  link,
  optional,
  rows,
  text,
  wallDays,
} from '../../records/index.ts'
import type { Label } from '../../vocab/label.ts'
import { countryCode } from './government.ts'

export const threats = {
  military: { en: 'military threat', fr: 'menace militaire' },
  cyber: { en: 'intrusions into networks', fr: 'intrusions dans les réseaux' },
  interference: { en: 'interference in an election', fr: 'ingérence dans une élection' },
  several: { en: 'several of these', fr: 'plusieurs à la fois' },
} as const satisfies Readonly<Record<string, Label>>

export const helps = {
  team: { en: 'support team', fr: 'équipe d’appui' },
  training: { en: 'training', fr: 'formation' },
  money: { en: 'money', fr: 'financement' },
  equipment: { en: 'equipment', fr: 'matériel' },
  analysis: { en: 'analysis', fr: 'analyse' },
} as const satisfies Readonly<Record<string, Label>>

export const supportRequest = declareKind({
  name: 'support-request',
  prefix: 'SR',
  one: { en: 'Request for support', fr: 'Demande d’appui' },
  many: { en: 'Requests for support', fr: 'Demandes d’appui' },
  means: {
    en: 'a threatened member asks for help, and which members accept',
    fr: 'un membre menacé demande de l’aide, et quels membres acceptent',
  },
  desk: 'rules',
  tlp: 'TLP:AMBER',
  approval: false,
  fields: {
    title: text(
      { en: 'What is asked for, in one line', fr: 'Ce qui est demandé, en une ligne' },
      { max: 160 },
    ),
    coalition: link({ en: 'Coalition', fr: 'Coalition' }, 'coalition'),
    country: countryCode,
    threat: choice({ en: 'Exposed to', fr: 'Exposé à' }, threats),
    help: choice({ en: 'Help', fr: 'Aide' }, helps),
    asked: day({ en: 'Asked on', fr: 'Demandé le' }),
    needed: optional(day({ en: 'Needed by', fr: 'Nécessaire avant le' })),
    election: optional(link({ en: 'For the election', fr: 'Pour l’élection' }, 'election')),
    source: text({ en: 'Document of the request', fr: 'Document de la demande' }, { max: 500 }),
    answers: rows(
      { en: 'Answers of members', fr: 'Réponses des membres' },
      {
        country: countryCode,
        answer: choice(
          { en: 'Answer', fr: 'Réponse' },
          { accepts: { en: 'accepts', fr: 'accepte' }, declines: { en: 'declines', fr: 'refuse' } },
        ),
        on: day({ en: 'Day', fr: 'Jour' }),
        gives: optional(text({ en: 'What it gives', fr: 'Ce qu’il apporte' }, { max: 300 })),
      },
    ),
    ended: optional(day({ en: 'Ended on', fr: 'Terminé le' })),
    outcome: optional(text({ en: 'What came of it', fr: 'Résultat' }, { max: 600, lines: 2 })),
  },
  title: 'title',
  columns: ['country', 'threat', 'help', 'asked'],
  filters: ['threat', 'help'],
  guard({ country, answers, asked, ended, outcome }) {
    const countries = answers.map((one) => one.country)
    if (countries.includes(country)) {
      return { en: 'who asks does not answer: leave it out', fr: 'qui demande ne répond pas : retirez-le' }
    }
    if (new Set(countries).size < countries.length) {
      return {
        en: 'one answer a member: put the later one in place of the earlier',
        fr: 'une réponse par membre : remplacez la première par la suivante',
      }
    }
    if (answers.some(({ answer, gives }) => answer === 'accepts' && gives === undefined)) {
      return {
        en: 'say what each member that accepts gives',
        fr: 'dites ce qu’apporte chaque membre qui accepte',
      }
    }
    if (answers.some(({ on }) => on < asked) || (ended !== undefined && ended < asked)) {
      return {
        en: 'let answers and the end come on or after the request',
        fr: 'réponses et fin ne peuvent précéder la demande',
      }
    }
    return ended !== undefined && outcome === undefined
      ? { en: 'say what came of it', fr: 'dites ce qui en est résulté' }
      : undefined
  },
  derived: {
    state: {
      label: { en: 'Stands', fr: 'Où elle en est' },
      of({ answers, asked, ended }, { now }) {
        const by = answers.filter(({ answer }) => answer === 'accepts').map(({ country }) => country)
        const accepted = {
          en: by.length === 0 ? 'nobody accepted yet' : `${by.length} accepted (${by.join(', ')})`,
          fr: by.length === 0 ? 'personne n’a encore accepté' : `${by.length} ont accepté (${by.join(', ')})`,
        }
        if (ended !== undefined) {
          return { value: 'ended', text: { en: `ended; ${accepted.en}`, fr: `terminée ; ${accepted.fr}` } }
        }
        const span = daysText(Math.max(0, wallDays(Date.parse(asked), now, 'UTC')))
        return {
          value: by.length === 0 ? 'open' : 'accepted',
          text: {
            en: `${accepted.en}, asked ${span.en} ago`,
            fr: `${accepted.fr}, demandée il y a ${span.fr}`,
          },
          ...(by.length === 0 ? { tone: 'late' as const } : {}),
        }
      },
    },
  },
  clocks: ({ needed, asked, ended, answers, title }) =>
    needed === undefined || ended !== undefined || answers.some(({ answer }) => answer === 'accepts')
      ? []
      : [
          {
            key: 'answer',
            says: { en: 'answer a request for support', fr: 'répondre à une demande d’appui' },
            owner: title,
            begun: Date.parse(asked),
            until: { due: Date.parse(needed) },
          },
        ],
  timeline: ({ asked, answers, ended }) => [
    { at: Date.parse(asked), wall: asked, says: { en: 'asked', fr: 'demandée' } },
    ...answers.map(({ on, country, answer }) => ({
      at: Date.parse(on),
      wall: on,
      says: {
        en: `${country} ${answer}`,
        fr: `${country} ${answer === 'accepts' ? 'accepte' : 'refuse'}`,
      },
    })),
    ...(ended === undefined
      ? []
      : [{ at: Date.parse(ended), wall: ended, says: { en: 'ended', fr: 'terminée' } }]),
  ],
})
