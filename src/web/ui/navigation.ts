import type { Label } from '../../vocab/label.ts'

export interface NavigationPage {
  readonly key: string
  readonly href: string
  readonly label: Label
  /** Shown only where somebody is, or can be, signed in. */
  readonly people?: true
}

export interface NavigationSection {
  readonly label: Label
  /** In order; the section itself leads to the first that is shown. */
  readonly pages: readonly NavigationPage[]
}

/** Every page that can be reached from anywhere: what to do first, then what for. */
export const navigation = [
  {
    label: { en: 'Situation', fr: 'Situation' },
    pages: [{ key: 'situation', href: '/', label: { en: 'Situation', fr: 'Situation' } }],
  },
  {
    label: { en: 'Detect', fr: 'Détecter' },
    pages: [
      { key: 'findings', href: '/findings', label: { en: 'Findings', fr: 'Constats' } },
      { key: 'networks', href: '/networks', label: { en: 'Networks', fr: 'Réseaux' } },
      { key: 'lookalikes', href: '/lookalikes', label: { en: 'Lookalikes', fr: 'Sosies' } },
      {
        key: 'infrastructure',
        href: '/infrastructure',
        label: { en: 'Infrastructure', fr: 'Infrastructure' },
      },
      { key: 'copies', href: '/copies', label: { en: 'Copied texts', fr: 'Textes copiés' } },
      { key: 'amplification', href: '/amplification', label: { en: 'Amplification', fr: 'Amplification' } },
      { key: 'preparation', href: '/preparation', label: { en: 'Preparation', fr: 'Préparation' } },
      { key: 'narratives', href: '/narratives', label: { en: 'Themes', fr: 'Thèmes' } },
      { key: 'trend', href: '/trend', label: { en: 'Trend', fr: 'Tendance' } },
    ],
  },
  {
    label: { en: 'Decide', fr: 'Décider' },
    pages: [
      { key: 'cases', href: '/cases', label: { en: 'Cases', fr: 'Dossiers' }, people: true },
      { key: 'clocks', href: '/clocks', label: { en: 'Clocks', fr: 'Échéances' }, people: true },
      { key: 'reminders', href: '/reminders', label: { en: 'Reminders', fr: 'Rappels' }, people: true },
      { key: 'records', href: '/records', label: { en: 'Records', fr: 'Fiches' }, people: true },
      {
        key: 'evidence',
        href: '/evidence',
        label: { en: 'Evidence', fr: 'Pièces' },
        people: true,
      },
      { key: 'drafts', href: '/drafts', label: { en: 'Drafts', fr: 'Brouillons' }, people: true },
      {
        key: 'calibration',
        href: '/calibration',
        label: { en: 'Calibration', fr: 'Calibrage' },
        people: true,
      },
      { key: 'norm', href: '/norm', label: { en: 'Norm', fr: 'Norme' } },
      {
        key: 'norm-coverage',
        href: '/norm/coverage',
        label: { en: 'Coverage of the norm', fr: 'Portée de la norme' },
      },
      {
        key: 'norm-criteria',
        href: '/norm/criteria',
        label: { en: 'Criteria', fr: 'Critères' },
      },
    ],
  },
  {
    label: { en: 'Respond', fr: 'Répondre' },
    pages: [
      { key: 'governments', href: '/governments', label: { en: 'Governments', fr: 'Gouvernements' } },
      { key: 'answers', href: '/answers', label: { en: 'Measures', fr: 'Mesures' } },
      { key: 'watch', href: '/watch', label: { en: 'What I watch', fr: 'Mon suivi' }, people: true },
      { key: 'coalition', href: '/coalition', label: { en: 'Coalition', fr: 'Coalition' } },
      { key: 'exchange', href: '/exchange', label: { en: 'Exchange', fr: 'Échange' }, people: true },
      { key: 'library', href: '/library', label: { en: 'Library', fr: 'Bibliothèque' } },
      {
        key: 'library-elections',
        href: '/library/elections',
        label: { en: 'Compare elections', fr: 'Comparer des élections' },
      },
      {
        key: 'library-governments',
        href: '/library/governments',
        label: { en: 'Compare governments', fr: 'Comparer des gouvernements' },
      },
      {
        key: 'deterrence',
        href: '/method/deterrence',
        label: { en: 'Deterrence', fr: 'Dissuasion' },
      },
    ],
  },
  {
    label: { en: 'Public', fr: 'Public' },
    pages: [
      { key: 'public', href: '/public', label: { en: 'Published', fr: 'Publié' } },
      {
        key: 'decisions',
        href: '/public/decisions',
        label: { en: 'Decisions not to alert', fr: 'Décisions de ne pas alerter' },
      },
    ],
  },
] as const satisfies readonly NavigationSection[]

export type NavigationKey = (typeof navigation)[number]['pages'][number]['key']
