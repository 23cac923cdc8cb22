import {
  day,
  daysText,
  declareKind,
  isZone,
  monthsText,
  optional,
  startOfDay,
  text,
  wallDays,
  wholeMonths,
} from '../../records/index.ts'

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

export const countryCode = text(
  { en: 'Country or union', fr: 'Pays ou union' },
  {
    max: 2,
    pattern: /^[A-Z]{2}$/,
    expects: { en: 'two capitals of ISO 3166, such as FR', fr: 'deux capitales d’ISO 3166, comme FR' },
  },
)

export const government = declareKind({
  name: 'government',
  prefix: 'GO',
  one: { en: 'Government', fr: 'Gouvernement' },
  many: { en: 'Governments', fr: 'Gouvernements' },
  means: {
    en: 'who governs a country from one hand-over to the next, so that promises and deeds have an owner',
    fr: 'qui gouverne un pays d’une passation à l’autre, pour que promesses et actes aient un responsable',
  },
  desk: 'answers',
  tlp: 'TLP:CLEAR',
  approval: false,
  fields: {
    name: text(
      { en: 'Government', fr: 'Gouvernement' },
      {
        max: 120,
        expects: {
          en: 'as it calls itself, such as Government of the Republic, 2022 to 2027',
          fr: 'comme il se nomme, par exemple Gouvernement de la République, 2022 à 2027',
        },
      },
    ),
    country: countryCode,
    zone: { ...zone, schema: zone.schema.refine(isZone) },
    began: day({ en: 'In office since', fr: 'En fonction depuis' }),
    ends: optional(day({ en: 'Hand-over', fr: 'Passation' })),
    source: text({ en: 'Source of the dates', fr: 'Source des dates' }, { max: 500 }),
  },
  title: 'name',
  columns: ['country', 'began', 'ends'],
  filters: [],
  guard({ began, ends }) {
    if (ends !== undefined && ends <= began) {
      return { en: 'let the hand-over come after the beginning', fr: 'la passation doit suivre le début' }
    }
    return undefined
  },
  derived: {
    inOffice: {
      label: { en: 'Time in office', fr: 'Temps en fonction' },
      of({ began, ends, zone: own }, { now }) {
        const from = startOfDay(began, own)
        const to = ends === undefined ? now : Math.min(now, startOfDay(ends, own))
        if (from > now) return { value: 0, text: { en: 'not yet', fr: 'pas encore' } }
        const months = wholeMonths(from, to, own)
        return { value: months, text: monthsText(months) }
      },
    },
    toHandOver: {
      label: { en: 'Time to the hand-over', fr: 'Temps avant la passation' },
      of({ ends, zone: own }, { now }) {
        if (ends === undefined) return null
        const days = wallDays(now, startOfDay(ends, own), own)
        return days < 0 ? null : { value: days, text: daysText(days) }
      },
    },
  },
  timeline: ({ began, ends, zone: own }) => [
    { at: startOfDay(began, own), wall: began, says: { en: 'takes office', fr: 'entre en fonction' } },
    ...(ends === undefined
      ? []
      : [{ at: startOfDay(ends, own), wall: ends, says: { en: 'hands over', fr: 'passe la main' } }]),
  ],
})
