import { canonicalJson } from '../../kernel/canonical-json.ts'
import { inEnglish, inFrench, type Label } from '../../vocab/label.ts'
import { nextCalendar } from '../clocks/next-calendar.ts'
import { daysText, monthsText, wallDays, wholeMonths } from '../clocks/spans.ts'
import type { Vote } from '../clocks/stages.ts'
import { isZone, momentOf, startOfDay } from '../clocks/zone.ts'
import { day, link, optional, rows, text, time } from '../field.ts'
import { type Content, declareKind, type Values } from '../kind.ts'
import { observableId } from '../stix/object.ts'

const zone = text(
  { en: 'Time zone', fr: 'Fuseau horaire' },
  {
    max: 60,
    expects: {
      en: 'an area of the IANA database such as Europe/Paris',
      fr: 'une zone de la base IANA telle que Europe/Paris',
    },
  },
)

const fields = {
  name: text({ en: 'Election', fr: 'Élection' }, { max: 120 }),
  country: text(
    { en: 'Country', fr: 'Pays' },
    {
      max: 2,
      pattern: /^[A-Z]{2}$/,
      expects: { en: 'two capitals of ISO 3166, such as FR', fr: 'deux capitales d’ISO 3166, comme FR' },
    },
  ),
  office: text({ en: 'Office or body', fr: 'Fonction ou assemblée' }),
  zone: { ...zone, schema: zone.schema.refine(isZone) },
  campaignStart: optional(day({ en: 'Campaign begins', fr: 'Début de campagne' })),
  voteOpens: time({ en: 'Polls open, local time', fr: 'Ouverture du scrutin, heure locale' }),
  voteCloses: time({ en: 'Polls close, local time', fr: 'Clôture du scrutin, heure locale' }),
  silenceFrom: optional(time({ en: 'Silence from, local time', fr: 'Silence dès, heure locale' })),
  silenceTo: optional(time({ en: 'Silence until, local time', fr: 'Silence jusqu’à, heure locale' })),
  silenceLaw: optional(text({ en: 'Law on silence', fr: 'Loi sur le silence' }, { max: 300 })),
  termBegan: optional(day({ en: 'Present term began', fr: 'Début du mandat actuel' })),
  termEnds: optional(day({ en: 'Present term ends', fr: 'Fin du mandat actuel' })),
  source: text({ en: 'Source of the dates', fr: 'Source des dates' }, { max: 500 }),
  contacts: rows(
    { en: 'Whom to reach (offices)', fr: 'Qui joindre (fonctions)' },
    {
      office: text({ en: 'Office', fr: 'Fonction' }, { max: 160 }),
      matter: text({ en: 'For what', fr: 'Pour quoi' }, { max: 200 }),
    },
  ),
  after: optional(link({ en: 'Follows the election', fr: 'Suit l’élection' }, 'election')),
}

type Election = Values<typeof fields>

const localTimes = ['voteOpens', 'voteCloses', 'silenceFrom', 'silenceTo'] as const

/** A page of tasks asks for the calendar of one election again and again; contents never change in place. */
const calendars = new WeakMap<Content, Vote | null>()

/** The calendar of an election record as the clocks need it; null where a time never shows on the wall. */
export function voteOf(election: Content): Vote | null {
  const known = calendars.get(election)
  if (known !== undefined) return known
  const vote = calendarOf(election as Election)
  calendars.set(election, vote)
  return vote
}

function calendarOf(values: Election): Vote | null {
  const moment = (wall: string | undefined) => (wall === undefined ? null : momentOf(wall, values.zone))
  const [opens, closes] = [moment(values.voteOpens), moment(values.voteCloses)]
  if (opens === null || closes === null) return null
  const [from, to] = [moment(values.silenceFrom), moment(values.silenceTo)]
  const silence = from === null || to === null ? null : { from, to }
  return { opens, closes, zone: values.zone, silence }
}

function phase(values: Election, now: number): Label {
  const vote = voteOf(values as Content)!
  const { campaignStart } = values
  if (now >= vote.closes) return { en: 'after the vote', fr: 'après le scrutin' }
  if (now >= vote.opens) return { en: 'polls are open', fr: 'scrutin ouvert' }
  if (vote.silence !== null && now >= vote.silence.from && now < vote.silence.to) {
    return { en: 'electoral silence', fr: 'silence électoral' }
  }
  const begun = campaignStart !== undefined && now >= startOfDay(campaignStart, values.zone)
  return begun ? { en: 'campaign', fr: 'campagne' } : { en: 'before the campaign', fr: 'avant la campagne' }
}

/** OpenCTI's definition of the types that STIX lacks, among them `event`. */
const newTypes = 'extension-definition--ea279b3e-5c71-4632-ac08-831c66a786ba'

/** Country and day keep elections of the same name apart. */
const eventName = ({ name, country, voteOpens }: Election) =>
  `${name} (${country}, ${voteOpens.slice(0, 10)})`

/** As OpenCTI makes it from the name, so that the same event is the same object there. */
const eventId = (values: Election) =>
  observableId('event', canonicalJson({ name: eventName(values).trim().toLowerCase() }))

export const election = declareKind({
  name: 'election',
  prefix: 'EL',
  one: { en: 'Election', fr: 'Élection' },
  many: { en: 'Elections', fr: 'Élections' },
  means: {
    en: 'calendar of a vote: campaign, silence, polling, terms of office',
    fr: 'calendrier d’un scrutin : campagne, silence, vote, mandats',
  },
  desk: 'calendar',
  tlp: 'TLP:CLEAR',
  approval: false,
  fields,
  title: 'name',
  columns: ['country', 'office', 'voteOpens'],
  filters: [],
  order: 'voteOpens',
  heeds: ['campaign'],
  begin(given, { linked }) {
    const previous = typeof given.after === 'string' ? linked.get(given.after) : undefined
    return previous === undefined ? given : { ...nextCalendar(previous), ...given }
  },
  guard(values) {
    for (const field of localTimes) {
      const wall = values[field]
      if (wall !== undefined && momentOf(wall, values.zone) === null) {
        return {
          en: `${wall} never shows on a clock in ${values.zone}, which is set forward over it: give another time`,
          fr: `${wall} n’existe pas dans ${values.zone}, où l’heure est avancée : donnez une autre heure`,
        }
      }
    }
    const vote = voteOf(values as Content)!
    if (vote.opens >= vote.closes) {
      return { en: 'let the polls close after they open', fr: 'clôturez le scrutin après son ouverture' }
    }
    if (values.campaignStart !== undefined && startOfDay(values.campaignStart, values.zone) >= vote.opens) {
      return {
        en: 'let the campaign begin before the vote',
        fr: 'faites débuter la campagne avant le scrutin',
      }
    }
    if ((values.silenceFrom === undefined) !== (values.silenceTo === undefined)) {
      return {
        en: 'give both ends of the silence or none',
        fr: 'donnez les deux bornes du silence, ou aucune',
      }
    }
    if (vote.silence !== null && vote.silence.from >= vote.silence.to) {
      return { en: 'let the silence end after it begins', fr: 'terminez le silence après son début' }
    }
    if (vote.silence !== null && values.silenceLaw === undefined) {
      return { en: 'add the law that orders the silence', fr: 'ajoutez la loi qui impose le silence' }
    }
    if (
      values.termBegan !== undefined &&
      values.termEnds !== undefined &&
      values.termBegan >= values.termEnds
    ) {
      return { en: 'let the term end after it began', fr: 'terminez le mandat après son début' }
    }
    return undefined
  },
  stix: {
    main: (values) => eventId(values),
    objects(values) {
      const { office, country, source } = values
      const vote = voteOf(values as Content)!
      return [
        {
          ...{ type: 'event', id: eventId(values), name: eventName(values), event_types: ['election'] },
          description: `${office}, ${country}`,
          start_time: new Date(vote.opens).toISOString(),
          stop_time: new Date(vote.closes).toISOString(),
          external_references: [{ source_name: 'calendar', description: source }],
          extensions: { [newTypes]: { extension_type: 'new-sdo' } },
        },
      ]
    },
  },
  derived: {
    carried: {
      label: { en: 'Carried over', fr: 'Repris' },
      of({ after }, { pointing }) {
        const n = pointing.filter(
          ({ fields }) =>
            Array.isArray(fields.elections) &&
            (fields.elections as readonly Content[]).some(({ election: id }) => id === after),
        ).length
        if (after === undefined) return null
        return {
          value: n,
          text: {
            en: inEnglish`${n} {campaign|campaigns} from the election before`,
            fr: inFrench`${n} {campagne|campagnes} de l’élection précédente`,
          },
        }
      },
    },
    phase: {
      label: { en: 'Now', fr: 'En ce moment' },
      of: (values, { now }) => {
        const text = phase(values, now)
        return { value: text.en, text }
      },
    },
    toVote: {
      label: { en: 'Time to the vote', fr: 'Temps avant le scrutin' },
      of(values, { now }) {
        const days = wallDays(now, voteOf(values as Content)!.opens, values.zone)
        if (days >= 0) return { value: days, text: daysText(days), ...(days <= 14 ? { tone: 'soon' } : {}) }
        const since = daysText(-days)
        return { value: days, text: { en: `${since.en} ago`, fr: `il y a ${since.fr}` } }
      },
    },
    inOffice: {
      label: { en: 'Time in office', fr: 'Temps en fonction' },
      of(values, { now }) {
        if (values.termBegan === undefined) return null
        const began = startOfDay(values.termBegan, values.zone)
        if (began > now) return { value: 0, text: { en: 'not yet', fr: 'pas encore' } }
        const months = wholeMonths(began, now, values.zone)
        return { value: months, text: monthsText(months) }
      },
    },
    toHandOver: {
      label: { en: 'Time to the hand-over', fr: 'Temps avant la passation' },
      of(values, { now }) {
        if (values.termEnds === undefined) return null
        const days = wallDays(now, startOfDay(values.termEnds, values.zone), values.zone)
        return days < 0 ? null : { value: days, text: daysText(days) }
      },
    },
  },
  timeline(values) {
    const vote = voteOf(values as Content)!
    const entries = [
      { at: vote.opens, wall: values.voteOpens, says: { en: 'polls open', fr: 'ouverture du scrutin' } },
      { at: vote.closes, wall: values.voteCloses, says: { en: 'polls close', fr: 'clôture du scrutin' } },
    ]
    if (vote.silence !== null) {
      entries.push({
        at: vote.silence.from,
        wall: values.silenceFrom!,
        says: { en: 'silence begins', fr: 'début du silence' },
      })
      entries.push({
        at: vote.silence.to,
        wall: values.silenceTo!,
        says: { en: 'silence ends', fr: 'fin du silence' },
      })
    }
    const days = [
      [values.campaignStart, { en: 'campaign begins', fr: 'début de campagne' }],
      [values.termBegan, { en: 'term of office began', fr: 'début du mandat' }],
      [values.termEnds, { en: 'term of office ends', fr: 'fin du mandat' }],
    ] as const
    for (const [date, says] of days) {
      if (date !== undefined) entries.push({ at: startOfDay(date, values.zone), wall: date, says })
    }
    return entries
  },
})
