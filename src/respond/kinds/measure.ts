import { type ClockFacts, declareKind } from '../../records/index.ts'
import { usualStep } from '../measures/between.ts'
import { statuses } from './measure-choices.ts'
import { measureDerived, reminderDays } from './measure-derived.ts'
import { classFields, type Measure, measureFields } from './measure-fields.ts'
import { bound, refusal } from './measure-rules.ts'

const own = Object.fromEntries(Object.entries(classFields).map(([name, fields]) => [name, fields.own]))

export const measure = declareKind({
  name: 'measure',
  prefix: 'ME',
  one: { en: 'Measure', fr: 'Mesure' },
  many: { en: 'Measures', fr: 'Mesures' },
  means: {
    en: 'what a government announced or did about interference, and what shows that it did',
    fr: 'ce qu’un gouvernement a annoncé ou fait contre une ingérence, et ce qui le montre',
  },
  desk: 'answers',
  tlp: 'TLP:CLEAR',
  tlpFor: ({ status }) => (status === 'planned' ? 'TLP:AMBER' : 'TLP:CLEAR'),
  approval: true,
  fields: measureFields,
  variants: { by: 'class', fields: own },
  title: 'title',
  columns: ['class', 'government', 'announced', 'status'],
  filters: ['class', 'status', 'binding'],
  begin: (given, { now }) => ({
    ...{ status: 'announced', binding: 'discretionary' },
    ...(given.status === 'planned' ? usualStep(given, now) : {}),
    ...given,
  }),
  settle: (values) => ({ ...values, binding: bound(values) }),
  guard: refusal,
  derived: measureDerived,
  clocks: clocksOf,
  timeline: timelineOf,
  released: ({ announced, status }) =>
    announced === undefined || status === 'planned' ? null : Date.parse(`${announced}T00:00Z`),
})

/** What is planned, by whom and until when; and what will end unless it is renewed. */
function clocksOf({ expires, due, owner, status, title }: Measure): readonly ClockFacts[] {
  const day = 86_400_000
  const planned = status === 'planned' && due !== undefined
  const ends = expires !== undefined && status !== 'reversed' && status !== 'lifted'
  // Reminders begin when three quarters of a clock's time are used.
  const clock = (at: string, key: string, days: number) => ({
    key: `${key} ${at}`,
    begun: Date.parse(at) - 4 * days * day,
    until: { due: Date.parse(at) },
  })
  return [
    ...(planned
      ? [
          {
            ...clock(due, 'due', 2),
            says: { en: 'carry out the step', fr: 'mettre l’étape en œuvre' },
            owner: owner ?? title,
          },
        ]
      : []),
    ...(ends
      ? [
          {
            ...clock(expires, 'expiry', reminderDays),
            says: { en: 'expires: renew it or let it end', fr: 'expire : renouveler ou laisser finir' },
            owner: title,
          },
        ]
      : []),
  ]
}

function timelineOf(values: Measure) {
  const at = (day: string, en: string, fr: string) => [
    { at: Date.parse(`${day}${day.length > 10 ? 'Z' : 'T00:00Z'}`), wall: day, says: { en, fr } },
  ]
  const maybe = (day: string | undefined, en: string, fr: string) =>
    day === undefined ? [] : at(day, en, fr)
  return [
    ...maybe(values.announced, 'announced', 'annoncée'),
    ...maybe(values.implemented, 'implemented', 'appliquée'),
    ...values.evidence.flatMap(({ day, what }) => at(day, `shown: ${what}`, `établi : ${what}`)),
    ...maybe(values.delivered, 'delivered', 'remise'),
    ...maybe(values.replied, 'reply received', 'réponse reçue'),
    ...values.renewals.flatMap(({ day, until }) =>
      at(day, `renewed until ${until}`, `renouvelée jusqu’au ${until}`),
    ),
    ...maybe(values.reopened, 'reopened', 'rouvert'),
    ...values.impact.flatMap(({ day, measured }) => at(day, `impact: ${measured}`, `effet : ${measured}`)),
    ...maybe(values.ended, statuses[values.status].en, statuses[values.status].fr),
    ...maybe(values.expires, 'expires', 'expire'),
  ]
}
