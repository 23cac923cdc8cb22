import { inFrench } from '../../vocab/label.ts'
import type { deterrenceEn } from './deterrence-en.ts'

export const deterrenceFr: typeof deterrenceEn = {
  title: 'Quand l’ingérence cesse de rapporter',
  lead: 'Un acteur recommence tant que le gain attendu dépasse le coût attendu. Changez ce dont dépend une réponse et voyez quand cela s’inverse. Un petit modèle pour réfléchir, pas une prévision.',
  verdict: {
    stops: (cost) =>
      `Avec ces valeurs le coût attendu est de ${cost} fois le gain attendu : l’ingérence ne rapporte pas.`,
    pays: (cost) =>
      `Avec ces valeurs le coût attendu est de ${cost} fois le gain attendu : l’ingérence rapporte.`,
  },
  lever: {
    severity: 'Gravité : coût d’une réponse, en gains',
    probability: 'Probabilité d’une réponse, de 0 à 1',
    delay: 'Jours jusqu’à la réponse',
    size: 'Gouvernements qui répondent',
    share: 'Apport de chacun en plus, de 0 à 1',
    rate: 'Actualisation par an',
  },
  short: {
    severity: 'Gravité',
    probability: 'Probabilité',
    delay: 'Délai',
    size: 'Gouvernements',
    share: 'Apport de chacun',
    rate: 'Actualisation',
  },
  show: 'Montrer',
  standard: 'Revenir aux valeurs courantes',
  map: 'Où elle cesse de rapporter',
  mapLead: (days, size) =>
    inFrench`Une réponse après ${days} {jour|jours} ; gouvernements qui répondent : ${size}. Dans la partie ombrée l’ingérence ne rapporte pas ; la croix dit où vous êtes.`,
  stops: 'ne rapporte pas',
  goesOn: 'rapporte',
  table: 'La limite en tableau',
  least: 'Gravité minimale',
  never: 'aucune ne suffit',
  sensitivity: 'Ce qui compte le plus',
  sensitivityLead:
    'Chaque valeur seule, à la moitié et au double, dans ses bornes. Le trait marque l’égalité du gain et du coût.',
  half: 'à la moitié',
  double: 'au double',
  formula: 'Formule',
  formulaText:
    'coût attendu = probabilité × gravité × (1 + apport × (gouvernements − 1)) × e^(−actualisation × jours / 365), en unités du gain attendu. L’ingérence rapporte tant qu’il ne dépasse pas 1. D’après G. Becker, Crime and Punishment (1968).',
  sources: 'D’où viennent les valeurs courantes',
  source: {
    severity: 'supposé : une réponse retire autant qu’il y avait à gagner',
    probability: 'part des cas de la bibliothèque où une première mesure est consignée',
    delay: 'médiane des jours jusqu’à une première mesure dans la bibliothèque',
    size: 'supposé : un seul gouvernement, pour commencer',
    share: 'supposé : d’autres gouvernements ferment d’autres portes, mais chacun moins',
    rate: 'supposé : ce qui est à un an compte pour trois cinquièmes environ',
  },
  figures: 'chiffres de la bibliothèque',
  mission: 'À côté des chiffres de la mission',
  missionWhy: (n, of, days) =>
    `La mission de ce projet compte 15 cas sur 33 suivis d’une première mesure, et une médiane de 198 jours. Deux entrées d’un même cas y reposent sur la seule mémoire ; ce programme ne livre rien dont on ne fait que se souvenir : il compte donc ${n} cas sur ${of} et ${days} jours, avec ce qui a été modifié ici. Dès que quelqu’un ajoute les deux avec une source, les chiffres sont égaux.`,
  missionSame: 'Les deux sont égaux.',
  missionFigures: 'Tous les chiffres, côte à côte',
  here: 'Ici',
  there: 'Mission',
  cost: 'Coût attendu, en gains',
  leastAlone: 'Moindre sévérité à partir de laquelle cela ne paie plus',
  tryMission: 'Essayer avec les valeurs de la mission',
  limits: 'Ce qu’il ne peut dire',
  limit: [
    'Ce qu’un acteur gagne, et s’il raisonne en gains et en coûts. Aucun des deux ne se mesure ; c’est pourquoi tout est en unités du gain.',
    'Qu’une réponse dissuade. Dans la bibliothèque, réponses et actes ultérieurs se suivent ; rien ici ne montre que les unes causent les autres.',
    'Ce que l’acteur attend. Probabilité et délai sont ceux du passé et de tous les cas ensemble ; un acteur peut en attendre d’autres.',
    'Les coûts pour ceux qui répondent, les représailles et les erreurs : répondre au mauvais ne coûte rien au bon.',
  ],
}
