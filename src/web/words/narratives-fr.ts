import type { narrativesEn } from './narratives-en.ts'

export const narrativesFr: typeof narrativesEn = {
  title: 'Thèmes',
  lead: (themes, findings) =>
    `${themes} choses que plusieurs comptes disent, d’après ${findings} examens de messages. Un analyste décide si c’est un récit, et le nomme.`,
  none: 'Aucun texte n’a encore été lu pour ses thèmes. La commande tocsin narratives FICHIER le fait, et chaque analyse aussi.',
  empty: 'Aucun thème n’est ainsi.',
  byStatus: 'État',
  says: 'Ce qui est dit',
  status: 'État',
  statusMeans:
    'nouveau : vu d’abord dans les trois derniers jours des données ; revenu : après sept jours sans rien ; en hausse : plus que son propre passé n’explique',
  over: 'Messages dans le temps',
  bursts: 'Poussées',
  burstsMeans:
    'périodes où il est venu au moins deux fois plus que sa part d’ensemble, selon l’automate de Kleinberg',
  about: 'Parle de',
  theme: (id) => `Thème ${id}`,
  timeline: 'Dans le temps',
  timelineLead: 'Les périodes marquées sont des poussées : plus que la part ordinaire de tous les messages.',
  burst: {
    from: 'De',
    to: 'À',
    posts: 'Messages',
    expected: 'À la part ordinaire',
    weight: 'Poids',
    weightMeans: 'combien le taux relevé explique mieux la période, en logarithmes naturels',
  },
  noBursts: 'Il est venu régulièrement.',
  targets: 'De qui il parle',
  named: 'Nommé',
  attacks: 'Attaqué',
  supports: 'Soutenu',
  benefit: 'En profiterait',
  benefitLead: 'Par le seul jeu de la compétition.',
  noPart: (names) => `Rien ne montre que ${names} y ait pris part, ou l’ait su.`,
  nobody: 'personne selon les règles de la compétition',
  advice:
    'Attaque et soutien sont lus dans des slogans et des mots de jugement. Sur des messages codés par des personnes, la plupart des attaques ont été manquées et certaines lues comme soutien : prenez ces nombres comme un minimum, et lisez les textes.',
  noSubjects: 'Aucune liste de l’élection n’a été donnée ; de qui parlent les textes n’a pas été examiné.',
  samples: 'Formulations les plus répétées',
  times: (n) => `${n} fois`,
  record: 'Le nommer : faire une fiche du récit',
  coverage: 'Ce qui a été examiné',
  posts: 'messages avec un texte propre',
  inThemes: 'd’entre eux dans un thème',
  reshares: 'repartages laissés de côté',
  notThis:
    'Un thème est ce que beaucoup disent. Le dire n’est la faute de personne, et rien ici ne dit que ce soit faux ou piloté.',
}
