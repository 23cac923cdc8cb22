import { inFrench } from '../../vocab/label.ts'
import type { amplificationEn } from './amplification-en.ts'

export const amplificationFr: typeof amplificationEn = {
  title: 'Amplification',
  titleOf: (id: string) => `Amplification ${id}`,
  listLead: 'Ce que publient les médias déclarés, et qui le relaie, dans chaque jeu de messages.',
  lead: (carried: string, passing: string, share: string, accounts: string) =>
    inFrench`${carried} {message|messages} sur ${passing} qui {relaie|relaient} quelque chose {0:porte|portent} un média suivi (${share} %), par ${accounts} {compte|comptes}.`,
  none: 'Personne n’a encore regardé. Cette commande le fait :',
  command: 'npx tocsin amplification messages.jsonl --topic "vote=vote,scrutin"',
  frame: (from: string, to: string, posts: string, accounts: string) =>
    inFrench`Du ${from} au ${to} ; sur ${posts} {message|messages} de ${accounts} {compte|comptes}.`,
  byClass: 'Par classe d’exposition',
  class: 'Classe',
  outlets: 'Médias',
  outlet: 'Média',
  assertion: 'Affirmation',
  grade: 'Cote',
  since: 'En date du',
  typology: 'Typologie',
  items: 'Contenus',
  itemsMean: 'messages de leurs propres comptes, et adresses de leurs domaines que quelqu’un a partagées',
  ownPosts: 'Messages propres',
  addresses: 'Adresses',
  carried: 'Relayé',
  carriedMeans: 'messages d’autres qui y renvoient ou le reprennent',
  accounts: 'Comptes',
  first: 'Premier',
  last: 'Dernier',
  tracked: (outlets: string, unclassified: string) =>
    inFrench`${outlets} {média a été cherché|médias ont été cherchés}. ${unclassified} {autre|autres} des listes {n’a|n’ont} pas de classe, comme les diffuseurs publics indépendants, et {n’est pas compté|ne sont pas comptés}.`,
  who: 'Qui les relaie',
  whoLead: (found: string, tests: string, q: string, share: string) =>
    inFrench`${found} {compte|comptes} sur ${tests} qui {relaie|relaient} quelque chose {0:porte|portent} ces médias plus souvent que la part ordinaire de ${share} % ne l’explique, à un taux de fausses découvertes de ${q}.`,
  whoNot:
    'Partager un média est licite et ne dit rien de qui est un compte. Personne n’est dit ici étranger ou payé.',
  shareOfFound: 'des messages relayés viennent d’eux',
  shareOfTen: 'viennent des dix plus actifs',
  account: 'Compte',
  passed: 'Relaie',
  expected: 'Par hasard',
  links: 'Adresses les plus relayées',
  hashtags: 'Mots-dièse des messages qui les portent',
  hashtagsLead: (q: string) =>
    `Ceux qui y sont plus fréquents que dans tous les messages, à un taux de fausses découvertes de ${q}.`,
  topics: 'Thèmes des messages qui les portent',
  link: 'Adresse',
  hashtag: 'Mot-dièse',
  topic: 'Thème',
  posts: 'Messages',
  elsewhere: 'Ailleurs',
  elsewhereMeans: 'messages avec ce mot-dièse qui ne portent aucun média suivi',
  leftOut: (n: string) =>
    inFrench`${n} {autre ligne est comptée et n’est pas gardée|autres lignes sont comptées et ne sont pas gardées}.`,
  attention: 'Attention des médias suivis',
  attentionLead: 'Part des contenus d’un jour de ces médias qui portent sur le thème.',
  attentionOf: (topic: string, share: string, day: string) =>
    `${topic} : au plus ${share} % des contenus d’un jour, le ${day}`,
  noTopic: 'Aucun thème n’a été demandé. Donnez-en un avec `--topic NOM=MOT,MOT`.',
  day: 'Jour',
  onTopic: 'Sur le thème',
  share: 'Part',
  interval: '95 sur 100',
  empty: 'Rien.',
  unseen: 'Ce qui n’a pas pu être vu',
  unseenWords: {
    links: 'aucun message n’a de lien',
    reshares: 'aucun message ne dit lequel il reprend',
    hashtags: 'aucun message n’a de mot-dièse',
    outletPosts: 'aucun compte suivi n’a écrit l’un des messages',
  },
  shortened: (short: string, all: string) =>
    inFrench`${short} {lien|liens} sur ${all} {0:passe|passent} par un service qui cache leur destination ; rien n’est téléchargé pour la connaître`,
  not: 'Ce que cela n’est pas',
  notList: [
    'Aucun constat sur un compte. Un compte qui partage souvent un média peut y croire, en rendre compte ou s’en moquer.',
    'Aucun signe de concertation ni d’automatisation : des comptes qui partagent une source sont souvent une communauté. La page des réseaux le teste.',
    'Aucun verdict sur une classe. Chaque classe est une affirmation de la liste, avec sa preuve, son jour et sa cote, et peut être contestée.',
    'Pas la portée. Les vues ne sont pas dans les données.',
  ],
  contest: 'Contester',
  contestText: (finding: string) =>
    `Qui tient la classe d’un média pour fausse indique à l’exploitant de cette instance la référence ${finding} et le média. La liste est corrigée sur preuve, et le constat est recalculé.`,
  findings: 'Constats',
  carriedShare: 'Part',
}
