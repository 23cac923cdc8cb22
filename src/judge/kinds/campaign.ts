import { code, day, declareKind, link, optional, rows, text } from '../../records/index.ts'
import { campaignState } from '../campaign.ts'
import { disarm } from './parts.ts'

export const campaign = declareKind({
  name: 'campaign',
  prefix: 'CP',
  one: { en: 'Campaign', fr: 'Campagne' },
  many: { en: 'Campaigns', fr: 'Campagnes' },
  means: {
    en: 'what goes on over several cases or elections, and whether it is quiet',
    fr: 'ce qui se poursuit sur plusieurs dossiers ou scrutins, et si cela dort',
  },
  desk: 'evidence',
  tlp: 'TLP:AMBER',
  approval: false,
  heeds: ['case'],
  fields: {
    name: text({ en: 'Name', fr: 'Nom' }, { max: 120 }),
    description: text(
      { en: 'What holds it together', fr: 'Ce qui en fait l’unité' },
      { max: 2000, lines: 3 },
    ),
    elections: rows(
      { en: 'Elections', fr: 'Scrutins' },
      { election: link({ en: 'Election', fr: 'Élection' }, 'election') },
    ),
    activity: rows(
      { en: 'Signs of life', fr: 'Signes de vie' },
      {
        on: day({ en: 'On', fr: 'Le' }),
        says: text({ en: 'What was seen', fr: 'Ce qui fut vu' }, { max: 300 }),
      },
    ),
    techniques: rows(
      { en: 'Techniques (DISARM)', fr: 'Techniques (DISARM)' },
      { technique: code({ en: 'Technique', fr: 'Technique' }, disarm) },
    ),
    before: optional(link({ en: 'Goes on from', fr: 'Prolonge' }, 'campaign')),
  },
  title: 'name',
  columns: [],
  filters: [],
  guard: ({ activity }) =>
    activity.length === 0
      ? { en: 'add a dated sign of life', fr: 'ajoutez un signe de vie daté' }
      : undefined,
  derived: {
    state: {
      label: { en: 'State', fr: 'État' },
      of({ activity }, { now, pointing }) {
        const days = [
          ...activity.map(({ on }) => on),
          ...pointing.map(({ fields }) => String(fields.lastSeen)),
        ]
        const state = campaignState(days.map(Date.parse), now)
        if (state === null) return null
        const since = new Date(state.activeSince).toISOString().slice(0, 10)
        return state.state === 'dormant'
          ? { value: 'dormant', text: { en: 'dormant', fr: 'dormante' } }
          : {
              value: 'active',
              text: { en: `active since ${since}`, fr: `active depuis le ${since}` },
              tone: 'soon',
            }
      },
    },
    elections: {
      label: { en: 'Elections', fr: 'Scrutins' },
      of: ({ elections }) => ({
        value: elections.length,
        text:
          elections.length > 1
            ? { en: `${elections.length}, carried over`, fr: `${elections.length}, se prolonge` }
            : { en: `${elections.length}`, fr: `${elections.length}` },
      }),
    },
  },
  timeline: ({ activity }) =>
    activity.map(({ on, says }) => ({ at: Date.parse(on), wall: on, says: { en: says, fr: says } })),
})
