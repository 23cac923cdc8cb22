import { choice, day, declareKind, link, optional, rows, text } from '../../records/index.ts'
import type { Label } from '../../vocab/label.ts'
import { pledgeHolds } from '../coalition/pledge.ts'
import { missingFor, readinessParts } from '../coalition/readiness.ts'
import { countryCode } from './government.ts'
import { classLabels } from './measure-fields.ts'

const words = (en: string, fr: string, max = 200) => optional(text({ en, fr }, { max }))

export const memberStandings = {
  invited: { en: 'invited', fr: 'invité' },
  member: { en: 'member', fr: 'membre' },
  observer: { en: 'observer', fr: 'observateur' },
} as const satisfies Readonly<Record<string, Label>>

export const member = declareKind({
  name: 'member',
  prefix: 'MB',
  one: { en: 'Member of a coalition', fr: 'Membre d’une coalition' },
  many: { en: 'Members of coalitions', fr: 'Membres des coalitions' },
  means: {
    en: 'a government that joined a coalition, whether it is ready to act, and its key',
    fr: 'un gouvernement membre d’une coalition, s’il est prêt à agir, et sa clé',
  },
  desk: 'rules',
  tlp: 'TLP:CLEAR',
  approval: true,
  fields: {
    coalition: link({ en: 'Coalition', fr: 'Coalition' }, 'coalition'),
    country: countryCode,
    standing: choice({ en: 'Standing', fr: 'Qualité' }, memberStandings),
    joined: optional(day({ en: 'Joined on', fr: 'Membre depuis' })),
    left: optional(day({ en: 'Left on', fr: 'Parti le' })),
    key: optional(
      text(
        { en: 'Public key', fr: 'Clé publique' },
        {
          max: 300,
          expects: {
            en: 'name+hash+base64, as tocsin coalition key prints it',
            fr: 'nom+hash+base64, comme l’écrit tocsin coalition key',
          },
        },
      ),
    ),
    pledge: optional(
      text(
        { en: 'Signed pledge', fr: 'Engagement signé' },
        {
          max: 200,
          pattern: /^[A-Za-z0-9+/]{86}==$/,
          expects: {
            en: 'the signature that tocsin coalition pledge prints',
            fr: 'la signature qu’écrit tocsin coalition pledge',
          },
        },
      ),
    ),
    focal: words('Focal point (office)', 'Point de contact (fonction)'),
    deputy: words('Deputy (office)', 'Suppléance (fonction)'),
    decider: words('Who decides (office)', 'Qui décide (fonction)'),
    authority: words('Legal authority', 'Base juridique', 300),
    agreed: rows(
      { en: 'Measures agreed beforehand', fr: 'Mesures convenues d’avance' },
      {
        class: choice({ en: 'Class of measure', fr: 'Classe de mesure' }, classLabels),
        note: text({ en: 'Under which conditions', fr: 'À quelles conditions' }, { max: 300 }),
      },
    ),
    exercised: optional(day({ en: 'Last exercise', fr: 'Dernier exercice' })),
  },
  title: 'country',
  columns: ['standing', 'joined'],
  filters: ['standing'],
  begin: (given) => ({ standing: 'invited', ...given }),
  guard(values, _previous, { linked }) {
    const { standing, joined, left, key, pledge, country } = values
    if (left !== undefined && (joined === undefined || left < joined)) {
      return { en: 'let the member leave after it joined', fr: 'le départ doit suivre l’adhésion' }
    }
    if (standing !== 'member') return undefined
    if (joined === undefined || key === undefined || pledge === undefined) {
      return {
        en: 'a member joins with its public key, the day and its signed pledge: tocsin coalition pledge makes it',
        fr: 'un membre adhère avec sa clé publique, le jour et son engagement signé : tocsin coalition pledge le fait',
      }
    }
    const name = String(linked.get(values.coalition)?.name ?? '')
    if (!pledgeHolds({ coalition: name, country, day: joined }, key, pledge)) {
      return {
        en: `the pledge is not signed by this key for '${name}', ${country} and ${joined}`,
        fr: `l’engagement n’est pas signé par cette clé pour « ${name} », ${country} et ${joined}`,
      }
    }
    return undefined
  },
  derived: {
    readiness: {
      label: { en: 'Ready to act', fr: 'Prêt à agir' },
      of({ standing, agreed, authority, decider, exercised }, { now }) {
        if (standing !== 'member') return null
        const missing = missingFor(
          {
            agreed: agreed.length,
            authority: authority !== undefined,
            decider: decider !== undefined,
            exercised: exercised ?? null,
          },
          new Date(now).toISOString().slice(0, 10),
        )
        if (missing.length === 0) return { value: 'ready', text: { en: 'ready', fr: 'prêt' } }
        const list = (language: 'en' | 'fr') =>
          missing.map((part) => readinessParts[part][language]).join(', ')
        return {
          value: 'not-ready',
          text: { en: `not ready, missing: ${list('en')}`, fr: `pas prêt, manque : ${list('fr')}` },
          tone: 'late',
        }
      },
    },
  },
  clocks: ({ standing, exercised, focal }) =>
    standing !== 'member' || exercised === undefined
      ? []
      : [
          {
            key: 'exercise',
            says: { en: 'next exercise', fr: 'prochain exercice' },
            owner: focal ?? 'focal point',
            begun: Date.parse(exercised),
            until: { due: Date.parse(exercised) + 365 * 86_400_000 },
          },
        ],
  timeline: ({ joined, left, exercised }) =>
    (
      [
        [joined, { en: 'joined', fr: 'a adhéré' }],
        [exercised, { en: 'exercise', fr: 'exercice' }],
        [left, { en: 'left', fr: 'est parti' }],
      ] as const
    ).flatMap(([on, says]) => (on === undefined ? [] : [{ at: Date.parse(on), wall: on, says }])),
  released: () => 0,
})
