import { choice, day, declareKind, finding, text } from '../../records/index.ts'

const reasons = {
  'openly-affiliated': { en: 'openly belongs together', fr: 'appartenance déclarée' },
  'known-campaign': {
    en: 'an ordinary campaign or fan community',
    fr: 'une campagne ou un groupe de fans ordinaires',
  },
  commercial: { en: 'commercial, not political', fr: 'commercial, non politique' },
  opinion: { en: 'opinion, no deception', fr: 'opinion, sans tromperie' },
  duplicate: { en: 'seen already', fr: 'déjà vu' },
  weak: { en: 'too little to go on', fr: 'trop peu d’éléments' },
  error: { en: 'an error in the data', fr: 'une erreur dans les données' },
} as const

export const dismissal = declareKind({
  name: 'dismissal',
  prefix: 'DI',
  one: { en: 'Dismissal of a finding', fr: 'Classement d’un constat' },
  many: { en: 'Dismissals', fr: 'Classements' },
  means: {
    en: 'a finding that opens no case, with the reason, kept',
    fr: 'un constat qui n’ouvre pas de dossier, avec la raison, conservée',
  },
  desk: 'evidence',
  tlp: 'TLP:GREEN',
  approval: false,
  fields: {
    finding: finding({ en: 'Finding', fr: 'Constat' }),
    because: choice({ en: 'Reason', fr: 'Raison' }, reasons),
    says: text({ en: 'In words', fr: 'En mots' }, { max: 1000, lines: 2 }),
    reopen: day({ en: 'Look again on', fr: 'À revoir le' }),
  },
  title: 'finding',
  columns: ['because', 'says', 'reopen'],
  filters: ['because'],
})
