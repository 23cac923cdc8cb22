import type { CriteriaTable, Criterion } from '../table.ts'
import { element, usual } from './shared.ts'

const grounds: readonly Criterion[] = [
  {
    id: 'undermining-elections',
    label: {
      en: 'Undermining elections or the constitutional order',
      fr: 'Atteinte aux élections ou à l’ordre constitutionnel',
    },
    means: {
      en: 'obstructing or undermining a democratic political process, elections among them',
      fr: 'entraver ou saper un processus politique démocratique, dont les élections',
    },
  },
  {
    id: 'violent-demonstrations',
    label: { en: 'Violent demonstrations', fr: 'Manifestations violentes' },
    means: { en: 'planning or supporting them', fr: 'les préparer ou les soutenir' },
  },
  {
    id: 'violence-and-silencing',
    label: { en: 'Violence, silencing, intimidation', fr: 'Violences, bâillonnement, intimidation' },
    means: { en: 'against those who criticise', fr: 'contre ceux qui critiquent' },
  },
  {
    id: 'information-manipulation',
    label: {
      en: 'Coordinated information manipulation and interference',
      fr: 'Manipulation de l’information et ingérence coordonnées',
    },
    means: { en: 'using it, or making it possible', fr: 'y recourir ou la rendre possible' },
  },
  {
    id: 'attacks-on-services',
    label: {
      en: 'Attacks on institutions, economy, services or infrastructure',
      fr: 'Attaques contre institutions, économie, services ou infrastructures',
    },
    means: { en: 'to disturb how they work', fr: 'pour en perturber le fonctionnement' },
  },
  {
    id: 'instrumentalised-migration',
    label: { en: 'Using migrants as an instrument', fr: 'Instrumentalisation de migrants' },
    means: { en: 'to put pressure on a state', fr: 'pour faire pression sur un État' },
  },
  {
    id: 'exploited-conflict',
    label: {
      en: 'Exploiting a conflict in a third country',
      fr: 'Exploitation d’un conflit dans un pays tiers',
    },
    means: { en: 'or its instability', fr: 'ou de son instabilité' },
  },
]

/** Grounds on which the European Union lists persons and entities; one is enough. */
export const euSanctionsTable: CriteriaTable = {
  id: 'eu-sanctions',
  version: '2024',
  title: { en: 'Grounds of the EU’s sanctions regime', fr: 'Motifs du régime de sanctions de l’UE' },
  source: {
    title:
      'European Union, regulation 2024/2642 and decision (CFSP) 2024/2643, in force since 8 October 2024',
    mark: 'verified_search',
  },
  note: {
    en: 'The regime names the state whose acts it answers; this table reads the acts alone.',
    fr: 'Le régime nomme l’État dont il vise les actes ; cette table ne lit que les actes.',
  },
  enough: usual,
  criteria: grounds,
  rules: [
    {
      id: 'ground',
      label: { en: 'A ground for listing', fr: 'Un motif d’inscription' },
      rule: { any: grounds.map(({ id }) => element(id)) },
    },
  ],
}
