import type { CriteriaTable } from '../table.ts'
import { common, element, usual } from './shared.ts'

const manipulation = {
  all: [
    element('election-link'),
    { any: [element('deception'), element('coordination')] },
    element('public-harm'),
  ],
}

/** The project's own criteria: behaviour and deception, never opinion. */
export const tocsinTable: CriteriaTable = {
  id: 'tocsin',
  version: '1',
  title: { en: 'Tocsin’s own criteria', fr: 'Critères de Tocsin' },
  source: { title: 'Tocsin', mark: 'read' },
  enough: usual,
  criteria: [
    {
      id: 'election-link',
      label: { en: 'Link to an election', fr: 'Lien avec une élection' },
      means: {
        en: 'a vote, its count, a candidate, information for voters, or trust in the process',
        fr: 'un vote, son dépouillement, un candidat, l’information des électeurs ou la confiance dans le scrutin',
      },
    },
    {
      id: 'deception',
      label: { en: 'Deception', fr: 'Tromperie' },
      means: {
        en: 'about who speaks, about what an item is, or about a fact that was made up',
        fr: 'sur qui parle, sur ce qu’est une pièce, ou sur un fait inventé',
      },
    },
    {
      id: 'coordination',
      label: { en: 'Undeclared coordination', fr: 'Coordination non déclarée' },
      means: {
        en: 'accounts act together beyond chance and do not say that they belong together',
        fr: 'des comptes agissent ensemble au-delà du hasard sans dire qu’ils vont ensemble',
      },
    },
    {
      id: 'public-harm',
      label: { en: 'Harm to the public', fr: 'Tort au public' },
      means: {
        en: 'it could keep people from voting, mislead them about the vote, or reach many',
        fr: 'cela peut détourner du vote, tromper sur le vote ou toucher un grand nombre',
      },
    },
    common['foreign-actor'],
    common['state-responsibility'],
  ],
  rules: [
    {
      id: 'manipulation',
      label: { en: 'Manipulation of an election', fr: 'Manipulation d’une élection' },
      rule: manipulation,
    },
    {
      id: 'foreign-interference',
      label: { en: 'Foreign interference', fr: 'Ingérence étrangère' },
      rule: { all: [...manipulation.all, element('foreign-actor')] },
    },
    {
      id: 'state-interference',
      label: { en: 'Interference by a foreign state', fr: 'Ingérence d’un État étranger' },
      rule: { all: [...manipulation.all, element('foreign-actor'), element('state-responsibility')] },
    },
  ],
}
