import { choice, day, declareKind, optional, rows, text, whole } from '../../records/index.ts'
import { presets } from '../coalition/presets.ts'

const presetLabels = Object.fromEntries(
  Object.entries(presets).map(([name, { label }]) => [name, label]),
) as Readonly<Record<keyof typeof presets, (typeof presets)['g7']['label']>>

export const coalition = declareKind({
  name: 'coalition',
  prefix: 'CL',
  one: { en: 'Coalition', fr: 'Coalition' },
  many: { en: 'Coalitions', fr: 'Coalitions' },
  means: {
    en: 'governments that support a norm and have agreed to act together',
    fr: 'des gouvernements qui soutiennent une norme et ont convenu d’agir ensemble',
  },
  desk: 'rules',
  tlp: 'TLP:CLEAR',
  approval: true,
  fields: {
    name: text({ en: 'Coalition', fr: 'Coalition' }, { max: 120 }),
    preset: choice({ en: 'Group', fr: 'Groupe' }, presetLabels),
    norm: text({ en: 'Norm that it supports', fr: 'Norme soutenue' }, { max: 200 }),
    quorum: whole(
      { en: 'Quorum: members that must confirm', fr: 'Quorum : membres qui doivent confirmer' },
      1,
      200,
    ),
    articulated: rows(
      { en: 'Where the norm was articulated', fr: 'Où la norme a été énoncée' },
      {
        body: text({ en: 'Body', fr: 'Instance' }, { max: 160 }),
        document: text({ en: 'Document', fr: 'Document' }, { max: 300 }),
        day: day({ en: 'Day', fr: 'Jour' }),
        hash: text(
          { en: 'SHA-256 of the text', fr: 'SHA-256 du texte' },
          {
            max: 64,
            pattern: /^[0-9a-f]{64}$/,
            expects: { en: '64 hexadecimal digits', fr: '64 chiffres hexadécimaux' },
          },
        ),
      },
    ),
    note: optional(text({ en: 'Note', fr: 'Note' }, { max: 1000, lines: 2 })),
  },
  title: 'name',
  columns: ['preset', 'quorum'],
  filters: ['preset'],
  timeline: ({ articulated }) =>
    articulated.map(({ day: on, body }) => ({
      at: Date.parse(on),
      wall: on,
      says: { en: `norm articulated by ${body}`, fr: `norme énoncée par ${body}` },
    })),
  released: () => 0,
})
