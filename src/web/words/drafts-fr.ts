import type { draftsEn } from './drafts-en.ts'

export const draftsFr: typeof draftsEn = {
  title: 'Vos brouillons',
  lead: 'Ce que vous avez saisi sans l’enregistrer. Vous seul le voyez, ce n’est pas dans le registre, et c’est jeté après 30 jours.',
  none: 'Vous n’avez aucun brouillon.',
  draftOf: (time) => `Brouillon du ${time}, UTC`,
  goOn: 'Reprendre',
  discard: 'Jeter',
  goingOn: (time) =>
    `Vous reprenez votre brouillon du ${time}, UTC. Il n’est pas encore enregistré dans la fiche.`,
  keep: 'Garder en brouillon',
  kept: (time) => `brouillon gardé à ${time}`,
  over: 'ce formulaire a été enregistré ailleurs',
  failed: 'le brouillon n’est pas gardé : pas de connexion',
  newOne: 'nouvelle',
  what: 'Fiche',
  begun: 'Commencé à la révision',
  changed: 'Dernière saisie, UTC',
  action: 'Que faire',
}
