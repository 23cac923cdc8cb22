import type { revealEn } from './reveal-en.ts'

export const revealFr: typeof revealEn = {
  title: 'Comptes derrière les pseudonymes',
  lead: 'Cette demande a été approuvée par une seconde personne. Chaque consultation est consignée à votre nom avant tout affichage.',
  look: 'Afficher et consigner ma consultation',
  asked: 'Demandé par',
  allowed: 'Permis par',
  account: 'Pseudonyme',
  platform: 'Plateforme',
  handle: 'Compte',
  unknown: 'absent du coffre (ou plus là)',
}
