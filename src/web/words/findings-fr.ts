import type { findingsEn } from './findings-en.ts'

export const findingsFr: typeof findingsEn = {
  title: 'Constats',
  lead: 'Ce que chaque détecteur a trouvé dans chaque jeu de fichiers, et ce qu’il n’a pas pu examiner. Chaque constat peut être recalculé.',
  none: 'Rien n’a encore été examiné.',
  input: (names: string) => `Entrée : ${names}`,
  detector: 'Détecteur',
  found: 'Trouvé',
  unseen: (what) => `N’a pas pu examiner : ${what}`,
  unseenNothing: 'rien d’omis',
  notRun: 'n’a pas examiné ces fichiers',
  notRunSince: (why) => `n’a pas examiné ces fichiers : ${why}`,
  unknown: 'd’un détecteur que cette version n’a pas',
}
