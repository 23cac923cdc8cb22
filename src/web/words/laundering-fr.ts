import { copyKindLabels } from '../../detect/index.ts'
import { inFrench, inLanguage } from '../../vocab/label.ts'
import type { launderingEn } from './laundering-en.ts'

export const launderingFr: typeof launderingEn = {
  lanes: 'Qui l’a repris et quand',
  lanesLead:
    'Une ligne pour chaque média déclaré et chaque site, dans l’ordre où ils l’ont repris. Chaque marque mène aux deux rédactions côte à côte.',
  lanesPeople: 'Tous les autres comptes partagent la dernière ligne.',
  lanesSome: (shown, all) =>
    `Les ${shown} premières marques sur ${all} sont dessinées ; les fichiers les contiennent toutes.`,
  others: 'autres comptes',
  as: { ...inLanguage(copyKindLabels, 'fr'), passage: 'un passage', origin: 'première publication' },
  mark: (text, as, who, time) => `${text} : ${who}, ${time}, ${as}`,
  table: 'La même chose en tableau',
  origins: 'Médias dont les textes ont été repris',
  originsLead:
    'Pour chaque média déclaré : combien de ses messages ont été repris par d’autres, en entier ou comme passage dans un autre texte.',
  originsNone: 'Aucun média déclaré n’a ouvert un texte que d’autres ont repris.',
  undeclared:
    'Aucun média n’a été déclaré. `--outlets` nomme les médias et les sites et dit quel lien chacun affiche avec un État.',
  originTitle: (name) => `Ce que d’autres ont repris de ${name}`,
  originClaim: (exposure, posts, opened, quoted) =>
    inFrench`Classe déclarée : ${exposure}. De ses ${posts} {message|messages}, d’autres en ont repris ${opened} en entier, et un passage de ${quoted} de plus.`,
  onlyOf: (name) => `Seulement ce que ${name} a repris.`,
  showAll: 'Tout montrer',
  spread: (copies, sites, time) => inFrench`${copies} {copie|copies} sur ${sites} {site|sites} en ${time}`,
  paraphrased: (count) =>
    inFrench`dont ${count} {reformulée, traduite|reformulées, traduites} ou comme passage`,
  texts: 'Ses textes',
  carriers: 'Qui publie ce qui vient de lui',
  carriersLead:
    'De ce que chaque site a publié entre son premier et son dernier message dans ces données, combien vient de ce média.',
  listed: 'Les textes listés du constat ; ses chiffres les comptent tous.',
  window: 'Période',
  column: {
    opened: 'Repris en entier',
    quoted: 'Repris comme passage',
    posts: 'Messages assez longs',
    fromHere: 'Copiés d’ici',
    passagesFromHere: 'Passages d’ici',
    shareFromHere: 'Part venue d’ici',
    passages: 'Passages d’autrui',
    sources: 'De médias déclarés',
    within: 'Copies, sites, temps',
    how: 'Comment',
    time: 'Heure',
    after: 'Après',
    text: 'Texte',
    passage: 'Passage',
    words: 'Mots communs',
    earlier: 'D’abord',
    later: 'Ensuite, dans un autre texte',
    shareOfText: 'du texte',
  },
  passages: 'Passages dans d’autres textes',
  passagesLead:
    'Des textes qui ne sont pas des copies en entier, mais partagent au moins vingt mots à un endroit. Les plus longs d’abord.',
  passagesNone:
    'Aucun texte ne partage un passage avec celui d’un autre compte sans en être une copie en entier.',
  passagesCommon: (count) =>
    `Ce qui figure dans plus de cent textes a été écarté (${count} empreintes) : pieds de page, mentions, prières.`,
  passageTitle: (id) => `Passage ${id}`,
  passageClaim: (words, time) =>
    inFrench`${words} {mot figure|mots figurent} dans les deux textes ; le second a paru ${time} après le premier.`,
  passageLead:
    'Le passage avec quelques mots autour. Ce que les deux partagent est marqué, du même numéro des deux côtés.',
  quoting:
    'Citer est courant : déclarations, dépêches et lois sont citées par des gens honnêtes. Un passage commun ne montre l’intention de personne.',
  heading: (who, time, share) => `${who}, ${time} ; le passage fait ${share} % du texte`,
  passagesFile: 'Passages',
  originFile: 'Chaque message qui en a repris quelque chose',
}
