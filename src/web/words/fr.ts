import { kindLabels } from '../../detect/index.ts'
import { inFrench, inLanguage } from '../../vocab/label.ts'
import { amplificationFr } from './amplification-fr.ts'
import { caseworkFr } from './casework-fr.ts'
import { clocksFr } from './clocks-fr.ts'
import { copiesFr } from './copies-fr.ts'
import { deterrenceFr } from './deterrence-fr.ts'
import { diplomacyFr } from './diplomacy-fr.ts'
import { draftsFr } from './drafts-fr.ts'
import { editedFr } from './edited-fr.ts'
import type { Words } from './en.ts'
import { evidenceFr } from './evidence-fr.ts'
import { exchangeFr } from './exchange-fr.ts'
import { findingsFr } from './findings-fr.ts'
import { infrastructureFr } from './infrastructure-fr.ts'
import { jointFr } from './joint-fr.ts'
import { judgeFr } from './judge-fr.ts'
import { launderingFr } from './laundering-fr.ts'
import { lookFormFr } from './look-form-fr.ts'
import { lookalikesFr } from './lookalikes-fr.ts'
import { narrativesFr } from './narratives-fr.ts'
import { nullModelsFr } from './null-models-fr.ts'
import { peopleFr } from './people-fr.ts'
import { preparationFr } from './preparation-fr.ts'
import { recordsFr } from './records-fr.ts'
import { respondFr } from './respond-fr.ts'
import { revealFr } from './reveal-fr.ts'
import { trendFr } from './trend-fr.ts'
import { watchFr } from './watch-fr.ts'

export const fr: Words = {
  name: 'Français',
  tagline: 'la cloche qui sonne quand quelque chose arrive',
  skip: 'Aller au contenu',
  nav: { label: 'Pages', section: 'Pages de cette partie', language: 'Langue' },
  footer: 'Tout sur cette page a été calculé sur cette machine. Rien n’a été envoyé ailleurs.',
  asData: 'Cette page en données',
  pages: (page, pages) => `Page ${page} sur ${pages}`,
  previous: 'Précédente',
  next: 'Suivante',
  copy: 'Copier',
  copied: 'Copié',
  none: 'aucun',
  showTable: 'Afficher en tableau',
  band: (low, high) => `${low} à ${high}\u00a0%`,

  kind: {
    link: 'lien',
    reshare: 'message repartagé',
    text: 'texte',
    hashtags: 'suite de mots-dièse',
    media: 'fichier média',
    reply: 'cible de réponse',
    object: 'objet',
  },
  kinds: inLanguage(kindLabels, 'fr'),
  affiliation: {
    undeclared: 'non déclarée',
    affiliated: 'ouvertement affiliée',
  },
  affiliationMeans: {
    undeclared: 'aucune affiliation déclarée ne relie ces comptes',
    affiliated: 'ces comptes sont ouvertement liés selon la liste déclarée',
  },
  role: { member: 'membre', follower: 'suiveur', copied: 'copié' },
  roleMeans: {
    member: 'agit avec d’autres dans les deux sens',
    follower: 'répète les autres et n’est presque jamais répété',
    copied: 'est seulement répété par d’autres ; hors du constat',
  },

  column: {
    community: 'Communauté',
    finding: 'Constat',
    findings: 'Constats',
    accounts: 'Comptes',
    affiliation: 'Affiliation',
    likelihood: 'Agissent ensemble au-delà du hasard',
    lag: 'Synchronie',
    lagMeans: 'temps médian entre la première publication d’un objet partagé et les suivantes',
    seen: 'Observé',
    seenMeans: 'co-actions observées, sommées sur les liens',
    expected: 'Par hasard',
    expectedMeans: 'co-actions que le modèle nul attend des mêmes comptes',
    objects: 'Objets',
    firstSeen: 'Vu d’abord',
    languages: 'Langues',
    hours: 'Heures, UTC',
    account: 'Compte',
    role: 'Rôle',
    actions: 'Actions',
    degree: 'Liens',
    object: 'Objet',
    kind: 'Type',
    members: 'Membres',
    everyone: 'Tous',
    everyoneMeans: 'tous les comptes des données qui ont agi sur cet objet',
    spread: 'Étendue',
    first: 'Premier',
    window: 'Fenêtre',
    pairs: 'Paires',
    coActions: 'Co-actions',
    edges: 'Liens',
    capped: 'Plafonnées',
    platform: 'Plateforme',
    posts: 'Publications',
    last: 'Dernières données',
    file: 'Fichier',
    rows: 'Lignes',
    rejected: 'Rejetées',
    preset: 'Lu comme',
    computed: 'Calculé',
    lags: 'Écart',
    line: 'Ligne',
    reason: 'Raison',
  },

  situation: {
    title: 'Situation',
    due: 'Ce qui est dû',
    allDue: (n: string) => `Toutes les échéances en cours : ${n}`,
    decide: 'À examiner',
    decideLead:
      'Groupes dont l’action commune ne s’explique ni par le hasard ni par une affiliation déclarée.',
    nothing:
      'Aucun groupe à examiner : tous les groupes trouvés sont ouvertement affiliés, ou il n’y en a pas.',
    more: (n) => `${n} de plus dans la liste des réseaux`,
    headline: (accounts, kinds, lag) =>
      inFrench`${accounts} {compte a|comptes ont} publié les mêmes ${kinds}, d’ordinaire à ${lag} d’écart`,
    also: 'Également trouvé dans ces messages',
    alsoLead: 'Ce que disent les autres détecteurs. Un constat est une raison de regarder, pas un verdict.',
    allFindings: 'Tous les constats, et ce qui n’a pas pu être examiné',
    ongoing: 'Ouvertement affiliés',
    ongoingLead: 'Agissent ensemble au grand jour, selon la liste déclarée. Montrés pour être complet.',
    runs: 'En cours',
    bring: 'Apporter des publications',
    bringLead: 'CSV, lignes JSON ou Parquet, compressés ou non. Le fichier reste sur cette machine.',
    choose: 'Fichiers de publications',
    declared: 'Affiliations déclarées, si vous en avez (CSV : account, affiliation)',
    drop: 'ou le déposer ici',
    send: 'Importer et analyser',
    empty: 'Rien n’a encore été examiné',
    begin: 'Comment commencer',
    emptyLead: 'Pour commencer :',
    way1: 'Remettez un fichier d’export sous « Apporter des publications ».',
    way2: 'Importez des fichiers depuis le terminal :',
    way3: 'Essayez avec l’exercice fourni, une élection fictive :',
    guide: 'Comment lire un réseau',
    guideText:
      'Une ligne dit que ces comptes ont fait les mêmes choses presque aux mêmes moments, plus souvent que ne l’expliquent la popularité, le rythme des journées et les intérêts communs. Elle ne dit pas qu’ils sont inauthentiques, étrangers ou payés. Ouvrez la ligne pour voir les éléments et les autres explications.',
  },

  networks: {
    title: 'Réseaux',
    lead: (communities, findings) => `Communautés : ${communities} · constats : ${findings}`,
    all: 'tout',
    byAffiliation: 'Affiliation',
    byKind: 'Type d’objet',
    empty: 'Aucune communauté ne correspond. Rien n’est caché : retirez le filtre pour tout voir.',
    none: 'Il n’y a pas encore de constat.',
    apply: 'Appliquer',
  },

  finding: {
    title: (id) => `Constat ${id}`,
    lead: (communities, accounts, edges) =>
      inFrench`${communities} {communauté|communautés}, ${accounts} {compte|comptes}, ${edges} {lien|liens} au-delà du hasard`,
    communities: 'Communautés',
    nulls: 'Comparé au hasard, comment',
    ofNull: (said) =>
      nullModelsFr[said.replace(/\d+/, '#')]?.replace('#', /\d+/.exec(said)?.[0] ?? '') ?? said,
    chosen: 'choisi',
    notChosen: 'non choisi',
    controls: 'Tient compte de',
    tested: (tests, q) =>
      inFrench`${tests} {paire aurait pu être testée|paires auraient pu être testées}. Un lien n’entre qu’à un taux de fausses découvertes de ${q} sur l’ensemble.`,
    notRun: 'non fait',
    kinds: 'Objets testés',
    self: 'Autocontrôle',
    selfLead: 'Ce que la même règle accepte là où rien ne peut être coordonné.',
    permuted: 'liens après permutation des comptes',
    jittered: (time) =>
      `liens après déplacement au hasard de chaque action dans 60 fenêtres, ici ${time} et plus`,
    expectedFalse: 'faux liens attendus parmi ceux acceptés',
    accepted: 'liens acceptés',
    record: 'Enregistrement',
    hash: 'SHA-256 du constat',
    detector: 'Détecteur',
    seed: 'Graine',
    inputs: 'Entrées',
    parameters: 'Paramètres',
    replay: 'Recalculer',
    replayLead:
      'Cette commande recalcule le constat depuis la même entrée et dit si chaque octet est identique.',
    downloads: 'Téléchargements',
    explorer: 'Ouvrir l’explorateur',
    report: 'Rapport sur une page',
    edgesFile: 'liens',
    communitiesFile: 'communautés',
    accountsFile: 'comptes',
    objectsFile: 'objets',
    wholeFile: 'le constat entier',
  },

  counted: {
    posts: (n) => inFrench`${n} {publication|publications}`,
    rows: (n) => inFrench`${n} {ligne|lignes}`,
    objects: (n) => inFrench`${n} {objet|objets}`,
  },
  coverage: {
    title: 'Ce qui a été examiné, et ce qui ne l’a pas été',
    posts: 'publications',
    accounts: 'comptes',
    resolution: (unit) => `heures à ${unit} près`,
    rejected: 'lignes rejetées',
    capped: 'actions au-delà du plafond',
    cappedMeans: 'gardées comme exposition et non appariées',
    perDay: 'Publications par jour',
    most: (posts) => `la plus haute barre vaut ${posts}`,
    unseen: 'Pas de données pour',
    unseenNone: 'Tous les types d’objets avaient des données',
    unseenMeans: 'rien n’en est donc dit',
    unit: { ms: 'la milliseconde', s: 'la seconde', m: 'la minute', h: 'l’heure', d: 'la journée' },
  },

  community: {
    title: (id) => `Communauté ${id}`,
    claim: (n, term, band) =>
      `Il est ${term} (${band}) que ces ${n} comptes agissent ensemble au-delà du hasard.`,
    claimUnknown: (n, term) =>
      `Ces ${n} comptes agissent ensemble au-delà du hasard : ${term || 'vraisemblance non indiquée'}.`,
    claimOpen: (n, name) =>
      `Ces ${n} comptes sont ouvertement liés${name ? ` (${name})` : ''} et agissent ensemble au grand jour.`,
    evidence: (seen, expected, objects, lag) =>
      inFrench`${seen} {co-action a été observée|co-actions ont été observées} là où le hasard seul en donne ${expected}, sur ${objects} {objet|objets}. Le temps médian entre une première publication et une suivante était de ${lag}.`,
    copiedNote: (n) =>
      `Montrés mais non comptés, car seulement copiés par d’autres et sans affirmation à leur sujet : ${n}.`,
    map: 'Qui agit avec qui',
    mapLead: 'Un trait relie deux comptes dont les actions communes ne s’expliquent pas par le hasard.',
    mapCut: (shown, all) => `Les ${shown} comptes aux liens les plus nombreux sur ${all} sont dessinés.`,
    mapCutEdges: (shown, all) =>
      inFrench`${shown} {lien|liens} sur ${all} {0:est dessiné, le plus fort|sont dessinés, les plus forts}.`,
    declaredEdge: 'affiliation déclarée',
    undeclaredEdge: 'lien',
    dots: 'Secondes entre première publication et suivantes',
    dotsLead: 'Une ligne par objet, un point par publication, compté depuis la première.',
    dotsBand: (from, to) => `Bande : où tomberaient par hasard neuf écarts sur dix, de ${from} à ${to}.`,
    dotsNoBand: 'Le modèle nul ne donne pas d’écarts ici ; aucune bande n’est dessinée.',
    dotsCut: (shown, all) => `Les ${shown} objets aux membres les plus nombreux sur ${all} sont dessinés.`,
    lags: 'Écarts observés et attendus',
    lagsLead:
      'Barres : publications observées à cette distance de la première. Trait : attendues par hasard.',
    seenLabel: 'observé',
    expectedLabel: 'attendu par hasard',
    after: 'après la première publication',
    objects: 'Objets partagés',
    objectsLead: 'Les liens sont montrés comme texte avec hxxp et [.] pour que rien ne s’ouvre par mégarde.',
    objectsCut: (shown, all) => inFrench`${shown} {objet partagé|objets partagés} sur ${all}.`,
    accounts: 'Comptes',
    accountsLead: 'Pseudonymes de cette instance. Les identifiants restent au coffre.',
    hours: 'Heures d’activité',
    hoursLead: 'Publications des membres par heure du jour, UTC.',
    languages: 'Langues',
    not: 'Ce que ceci n’est pas',
    notOpen: 'À propos des groupes ouvertement affiliés',
    notList: [
      'Au-delà du hasard ne veut pas dire inauthentique. Le constat dit que le moment et le choix des objets concordent ; il ne dit pas pourquoi.',
      'Les admirateurs d’une personne, les rédactions d’un même flux, les médias syndiqués et les bénévoles de campagne se ressemblent pour une horloge.',
      'Rien ici ne désigne un gouvernement, un parti ou un pays, et aucun compte n’est montré comme automatisé.',
      'Un taux de fausses découvertes vaut pour les liens du constat entier, pas pour un lien ni pour un compte.',
    ],
    notOpenList: [
      'Partis, rédactions et associations peuvent agir ensemble au grand jour ; c’est la vie publique ordinaire.',
      'Ils sont montrés pour que le reste du réseau se lise correctement.',
    ],
    change: 'Ce qui changerait ceci',
    changeList: [
      'Une affiliation déclarée de ces comptes : un parti, une rédaction, un club, un flux commun.',
      'Un déclencheur commun absent des données, comme une notification ou une émission en direct.',
      'Un recalcul avec d’autres entrées, fenêtres ou modèles nuls qui ne retrouve plus le groupe.',
    ],
    contest: 'Contester',
    contestText: (finding, community) =>
      `Qui n’est pas d’accord, ou est concerné et veut répondre, indique à l’opérateur de cette instance la référence ${finding}/${community}. Le constat peut être recalculé par quiconque possède ses entrées.`,
    openExplorer: 'Voir dans l’explorateur',
  },

  explorer: {
    title: 'Explorateur',
    lead: (nodes, edges) => inFrench`${nodes} {compte|comptes}, ${edges} {lien|liens}`,
    cut: (accounts, edges) =>
      `La carte dessine au plus ${accounts} comptes et les ${edges} liens les plus forts ; le tableau ci-dessous contient tous les comptes.`,
    filter: 'Communauté',
    find: 'Trouver un compte',
    findHint: 'Début d’un pseudonyme',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    reset: 'Tout montrer',
    canvas: 'Carte du réseau. Les flèches la déplacent, plus et moins changent l’échelle, 0 montre tout.',
    needsScript: 'La carte a besoin de script. Le tableau ci-dessous contient les mêmes comptes.',
    loading: 'Chargement du réseau',
    failed: 'La carte n’a pas pu être dessinée ici. Le tableau ci-dessous contient les mêmes comptes.',
    table: 'La même chose en tableau',
  },

  job: {
    beside: 'Ce que les autres détecteurs ont dit',
    title: 'Import',
    of: (name) => `Import de ${name}`,
    state: { running: 'en cours', done: 'terminé', failed: 'échoué', cancelled: 'annulé' },
    step: {
      wait: 'en attente',
      import: 'import',
      scan: 'recherche de coordination',
      store: 'enregistrement du constat',
    },
    count: (count, total, unit) => `${count} sur ${total} ${unit}`,
    countOnly: (count, unit) => `${count} ${unit}`,
    rate: (rate, unit) => `${rate} ${unit} par seconde`,
    left: (time) => `encore ${time} environ`,
    leftUnknown: 'temps restant pas encore connu',
    cancel: 'Annuler',
    cancelNote: 'Ce qui était enregistré avant reste inchangé.',
    open: 'Ouvrir le constat',
    back: 'Retour à la situation',
    added: 'publications ajoutées',
    duplicates: 'déjà connues',
    rejected: 'lignes rejetées',
    rejects: 'Lignes rejetées',
    rejectsLead: 'Elles n’ont pas arrêté le reste. Combien, pourquoi, et où d’abord :',
    failedLead: 'La tâche s’est arrêtée. Rien de ce qui était enregistré n’est perdu.',
  },

  problem: {
    title: 'Cela n’a pas fonctionné',
    codes: {
      'not-found': 'Il n’y a rien à cette adresse',
      'bad-host': 'Ce serveur ne répond pas à ce nom',
      'bad-origin': 'Ce formulaire vient d’un autre site',
      'too-large': 'Le fichier dépasse ce que ce serveur accepte',
      'bad-form': 'Le formulaire n’a pas pu être lu',
      'no-role': 'Choisissez d’abord un rôle',
      'no-people': 'Personne ne peut s’identifier ici',
      'too-many': 'Trop d’envois dans l’heure',
      'unknown-record': 'Aucune fiche de ce nom que vous puissiez voir',
      'fields-invalid': 'Un champ manque ou n’a pas la forme voulue',
      'guard-refused': 'Il manque quelque chose',
      'not-allowed': 'Votre rôle ne le permet pas',
      'edit-conflict': 'Quelqu’un d’autre a modifié la fiche',
      retracted: 'La fiche a été retirée',
      'no-import': 'Ce serveur montre seulement des constats et n’importe pas',
      'not-yours': 'Cette page est pour un autre rôle',
      'signed-out': 'Connectez-vous d’abord',
      'insecure-origin': 'Personne ne peut se connecter à cette adresse',
      'out-of-scope': 'La portée du jeton ne suffit pas',
      'link-invalid': 'Ce lien ne sert pas, ou plus',
      'code-invalid': 'Ce code ne sert pas, ou plus',
      'token-invalid': 'Le jeton d’accès ne vaut rien',
      'passkey-refused': 'La clé d’accès n’a pas été acceptée',
      'provider-refused': 'Le fournisseur d’identité ne vous a pas confirmé',
      'provider-unreachable': 'Le fournisseur d’identité ne répond pas',
      'no-provider': 'Il n’y a pas de fournisseur d’identité',
      'too-many-attempts': 'Trop d’essais',
      'name-invalid': 'Un nom n’a pas la bonne forme',
      'name-taken': 'Ce nom est pris',
      'role-invalid': 'Il n’y a pas ce rôle',
      'scope-invalid': 'Une portée manque ou n’en est pas une',
      'unknown-person': 'Personne ne porte ce nom',
      'last-way-in': 'Une instance a besoin d’une administration',
      'own-role': 'Personne ne se donne un rôle',
      'people-unavailable': 'La table des personnes ne peut être ouverte',
      unexpected: 'Un problème est survenu sur cette machine',
    },
    back: 'Aller à la situation',
  },

  deterrence: deterrenceFr,
  diplomacy: diplomacyFr,
  edited: editedFr,
  watch: watchFr,
  evidence: evidenceFr,
  exchange: exchangeFr,
  copies: copiesFr,
  trend: trendFr,
  laundering: launderingFr,
  narratives: narrativesFr,
  findings: findingsFr,
  lookalikes: lookalikesFr,
  people: peopleFr,
  amplification: amplificationFr,
  infrastructure: infrastructureFr,
  lookForm: lookFormFr,
  preparation: preparationFr,
  records: recordsFr,
  reveal: revealFr,
  casework: caseworkFr,
  drafts: draftsFr,
  clocks: clocksFr,

  joint: jointFr,
  respond: respondFr,
  judge: judgeFr,

  report: {
    title: (id) => `Rapport de coordination ${id}`,
    contents: 'Communautés',
    made: (time) => `Calculé le ${time}`,
    offline: 'Cette page n’a besoin d’aucun réseau et n’exécute aucun script.',
  },
}
