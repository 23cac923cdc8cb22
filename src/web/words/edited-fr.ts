import type { Words } from './en.ts'

export const editedFr: Words['edited'] = {
  tag: 'modifié',
  change: 'Modifier avec une source',
  add: 'Ajouter un incident',
  waits:
    'Une modification attend une seconde personne. D’ici là, les chiffres et cette page restent tels quels.',
  look: 'La regarder',
  title: 'Ce qui a été modifié ici',
  lead: 'Le cas tel qu’il est livré avec le programme, à côté de ce que dit cette instance. Les chiffres et toutes les pages suivent celle-ci.',
  leadNew: 'Ce cas n’est pas livré avec le programme ; cette instance l’a ajouté.',
  since: 'Depuis',
  why: 'Ce qui change, et pourquoi',
  source: 'Source',
  history: 'Qui a modifié quoi, avec preuves',
  versions: 'Versions approuvées par une seconde personne',
  before: 'Tel que livré',
  after: 'Maintenant',
  nothing: 'Rien ne diffère de ce qui est livré.',
  mission: 'Le tableau porte sur les cas tels que livrés. Modifiés ou ajoutés ici :',
}
