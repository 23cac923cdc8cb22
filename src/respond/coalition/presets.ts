import type { Label } from '../../vocab/label.ts'

/** Groups with which a coalition may begin. Codes of ISO 3166, with EU and UK as they are commonly written. */
export const presets = {
  g7: {
    label: { en: 'Group of Seven', fr: 'Groupe des Sept' },
    members: ['CA', 'FR', 'DE', 'IT', 'JP', 'UK', 'US', 'EU'],
  },
  eu: {
    label: { en: 'European Union', fr: 'Union européenne' },
    members: [
      ...['AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI', 'FR', 'DE', 'GR', 'HU', 'IE'],
      ...['IT', 'LV', 'LT', 'LU', 'MT', 'NL', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES', 'SE'],
    ],
  },
  open: { label: { en: 'open group of governments', fr: 'groupe ouvert de gouvernements' }, members: [] },
} as const satisfies Readonly<Record<string, { label: Label; members: readonly string[] }>>
