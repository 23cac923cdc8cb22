import { inFrench } from '../../vocab/label.ts'
import type { preparationEn } from './preparation-en.ts'

export const preparationFr: typeof preparationEn = {
  title: 'Préparation',
  titleOf: (id: string) => `Préparation ${id}`,
  lead: 'Des pistes de confiance faible, jamais des constats contre quelqu’un : des jours et des semaines où plus de comptes que d’habitude ont fait quelque chose, et des noms nouveaux.',
  none: 'Personne n’a encore regardé. Ces commandes le font :',
  commands: [
    'npx tocsin preparation messages.jsonl --accounts comptes.csv',
    'npx tocsin lookalikes --protect noms.csv domaines.csv',
  ],
  leads: 'Pistes',
  noLead: 'Aucun jour ni aucune semaine ne ressort.',
  kinds: {
    'creation-burst': 'comptes créés ensemble',
    waking: 'comptes dormants réveillés',
    renaming: 'comptes ayant changé de nom',
    'language-change': 'comptes passés à une autre langue',
    'topic-change': 'comptes passés à d’autres mots-dièse',
  },
  kind: 'Piste',
  day: 'Quand',
  weekOf: 'semaine du',
  accounts: 'Comptes',
  expected: 'Par hasard',
  outOf: 'Sur',
  outOfMeans:
    'comptes qui auraient pu le faire alors, comptés chaque jour pour une semaine ; pour la création, comptes dont la date de création est connue',
  q: 'q',
  qMeans: 'valeur p ajustée : part attendue de fausses pistes parmi celles au moins aussi fortes',
  confidence: 'Confiance',
  low: 'préparation possible, confiance faible',
  sharedLanguage: (language: string) => `surtout ${language}`,
  sharedTopic: (hashtag: string) => `surtout #${hashtag}`,
  names: 'Nouveaux sosies',
  namesLead: (from: string, to: string) =>
    `Noms proches vus pour la première fois du ${from} au ${to}, les sept derniers jours de chaque liste.`,
  noNames: 'Aucun nouveau nom proche dans les listes examinées.',
  days: 'Jour par jour',
  daysLead: (tests: string, q: string) =>
    inFrench`${tests} {jour ou semaine de toute sorte a été testé|jours et semaines de toutes sortes ont été testés ensemble}, à un taux de fausses découvertes de ${q}.`,
  perDay: (kind: string, events: string, days: string, dispersion: string) =>
    inFrench`${kind} : ${events} sur ${days} {jour|jours} ; d’un jour à l’autre, ${dispersion} fois les écarts du hasard`,
  unseen: 'Ce qui n’a pas pu être vu',
  leftOut: (n: string) =>
    inFrench`${n} {autre piste a été comptée et n’est pas gardée|autres pistes ont été comptées et ne sont pas gardées}.`,
  findings: 'Constats',
  frame: (posts: string, accounts: string, from: string, to: string) =>
    inFrench`${posts} {message|messages} de ${accounts} {compte|comptes}, du ${from} au ${to}.`,
  not: 'Ce que cela n’est pas',
  notList: [
    'Aucun constat contre quelqu’un. Les comptes derrière une piste ne sont pas gardés : personne ne peut être nommé.',
    'Aucun signe d’intention. L’actualité, une panne, des vacances, un import ou une plateforme qui ouvre ses portes réveillent et créent aussi des comptes.',
    'Pas une alerte à soi seul. Cela dit où regarder ensuite, avec ce que voient les autres détecteurs.',
  ],
}
