import { copyKindLabels } from '../../detect/index.ts'
import { inFrench, inLanguage } from '../../vocab/label.ts'
import type { copiesEn } from './copies-en.ts'

export const copiesFr: typeof copiesEn = {
  title: 'Textes copiés',
  titleOf: (id) => `Textes copiés, ${id}`,
  familyTitle: (id) => `Texte ${id}`,
  lead: (families, findings) =>
    inFrench`${families} {texte repris|textes repris} par plusieurs comptes ou sites · constats : ${findings}`,
  none: 'Aucun texte n’a encore été comparé. `tocsin copies FICHIER` le fait, et chaque analyse aussi.',
  empty: 'Aucun texte ne correspond à ce choix.',
  families: 'Textes',
  byKind: 'Avec des copies',
  byFinding: 'Constat',
  kind: inLanguage(copyKindLabels, 'fr'),
  column: {
    text: 'Texte',
    opening: 'Première rédaction',
    accounts: 'Comptes',
    posts: 'Messages',
    wordings: 'Rédactions',
    kinds: 'Comment il a été repris',
    kindsMeans:
      'messages repris mot pour mot, retouchés ou reformulés par rapport à la première rédaction, ou de même sens là où un modèle l’a comparé',
    first: 'Vu d’abord',
    spread: 'Messages dans le temps',
    source: 'Une seule source',
    sourceMeans: 'probabilité que ces textes n’aient pas été écrits indépendamment',
    class: 'Classe',
    shared: 'Mêmes mots',
    sharedMeans: 'mots communs avec la première rédaction, dans le même ordre, sur tous les mots des deux',
    post: 'Message',
    kind: 'Nature',
    own: 'Messages assez longs',
    copied: 'Copiés d’autrui',
    overt: 'D’un média connu d’un État',
    overtMeans: 'dont dans un texte ouvert par un média officiel, contrôlé, lié ou aligné',
    share: 'Part copiée',
    outlet: 'Média ou site',
  },
  claim: (accounts, posts, over) =>
    inFrench`${accounts} {compte a|comptes ont} repris ce texte dans ${posts} {message|messages} en ${over}.`,
  within: (time) => `en ${time}`,
  sourceIs: 'Qu’il ait une seule source est',
  notShown:
    'Copier est courant : dépêches, boutons de partage, slogans et plaisanteries sont repris par des gens honnêtes. Cette page montre le parcours d’un texte ; elle ne montre l’intention de personne, et aucun compte n’est suspect parce qu’il figure ici.',
  path: 'Parcours par classe de média',
  pathLead:
    'Un point pour chacun des premiers messages, selon la classe déclarée du compte. La distance est le temps écoulé depuis le premier.',
  pathUndeclared:
    'Aucun média n’a été déclaré : tous les comptes sont sur une ligne. `--outlets` nomme les médias et leur classe.',
  carried: (posts, accounts) => inFrench`${posts} {message|messages} de ${accounts} {compte|comptes}`,
  afterFirst: 'temps après le premier message',
  compare: 'Deux rédactions côte à côte',
  compareLead: 'Ce qu’elles partagent est marqué ; chaque passage porte le même numéro des deux côtés.',
  earliestWording: 'Première rédaction',
  otherWording: 'Autre rédaction',
  sharedPassages: (passages, a, b) =>
    inFrench`${passages} {passage commun|passages communs} : ${a} % des mots d’un côté, ${b} % de l’autre`,
  cut: 'Des textes si longs ne sont comparés que dans leurs premiers mots ; le reste n’est pas marqué.',
  wordingsTitle: 'Rédactions',
  wordingsMore: (shown, all) => `Les ${shown} premières sur ${all}.`,
  membersTitle: 'Messages',
  showBeside: 'à côté de la première',
  shares: 'Qui publie des copies',
  sharesLead:
    'Pour les médias déclarés et les sites : quelle part de leurs publications avait déjà été publiée par d’autres. Les personnes ne sont pas listées.',
  sharesNone:
    'Aucun média déclaré ni aucun site de ces données n’a repris un texte déjà publié par d’autres.',
  looked: 'Ce qui a été examiné',
  reshares: 'repartages écartés',
  short: 'textes trop courts',
  distinct: 'textes différents',
  left: 'paires non comparées',
  leftMeans: 'dans un groupe de trop nombreux textes semblables, chacun n’est comparé qu’à quelques autres',
  alone: 'répétés par un seul compte',
  translated:
    'Les copies dans une autre langue et les reformulations libres ne peuvent être vues : il faut un modèle de phrases, et aucun n’est fourni. `tocsin copies --vectors DOSSIER` ou TOCSIN_VECTORS en désigne un que vous avez.',
  meanings: (texts, cosine, digest) =>
    inFrench`${texts} {texte a aussi été comparé par son sens|textes ont aussi été comparés par leur sens}, avec le modèle ${digest} : à partir d’un cosinus de ${cosine}, ils comptent pour un seul texte.`,
  byMeaning: (cosine) =>
    `Un modèle de phrases trouve que les deux disent la même chose (cosinus ${cosine}). Il n’a comparé aucun mot : rien n’est donc marqué ; dire si l’un traduit l’autre revient au lecteur.`,
  cosine: (cosine) => `sens ${cosine}`,
  undated:
    'Le plus ancien connu est le plus ancien de ces données. Qui a écrit d’abord ailleurs ne peut être vu.',
  contest: 'Contester',
  contestText: (finding, family) =>
    `Toute personne concernée peut contester auprès de qui publie cette page, en citant ${finding} et ${family}.`,
  familiesFile: 'Textes',
  membersFile: 'Messages des textes',
}
