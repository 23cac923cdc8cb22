import { kindLabels } from '../../detect/index.ts'
import { inEnglish, inLanguage } from '../../vocab/label.ts'
import { amplificationEn } from './amplification-en.ts'
import { caseworkEn } from './casework-en.ts'
import { clocksEn } from './clocks-en.ts'
import { copiesEn } from './copies-en.ts'
import { deterrenceEn } from './deterrence-en.ts'
import { diplomacyEn } from './diplomacy-en.ts'
import { draftsEn } from './drafts-en.ts'
import { editedEn } from './edited-en.ts'
import { evidenceEn } from './evidence-en.ts'
import { exchangeEn } from './exchange-en.ts'
import { findingsEn } from './findings-en.ts'
import { infrastructureEn } from './infrastructure-en.ts'
import { jointEn } from './joint-en.ts'
import { judgeEn } from './judge-en.ts'
import { launderingEn } from './laundering-en.ts'
import { lookFormEn } from './look-form-en.ts'
import { lookalikesEn } from './lookalikes-en.ts'
import { narrativesEn } from './narratives-en.ts'
import { peopleEn } from './people-en.ts'
import { preparationEn } from './preparation-en.ts'
import { recordsEn } from './records-en.ts'
import { respondEn } from './respond-en.ts'
import { revealEn } from './reveal-en.ts'
import { trendEn } from './trend-en.ts'
import { watchEn } from './watch-en.ts'

/** Every word that a page says, in English. Values are texts, or functions where a number or a name goes in. */
export const en = {
  name: 'English',
  tagline: 'the bell that rings when something is coming',
  skip: 'Skip to the content',
  nav: {
    label: 'Pages',
    section: 'Pages of this section',
    language: 'Language',
  },
  footer: 'Everything on this page was computed on this host. Nothing was sent anywhere.',
  asData: 'This page as data',
  pages: (page: string, pages: string) => `Page ${page} of ${pages}`,
  previous: 'Previous',
  next: 'Next',
  copy: 'Copy',
  copied: 'Copied',
  none: 'none',
  showTable: 'Show as table',
  band: (low: string, high: string) => `${low} to ${high}\u00a0%`,

  kind: {
    link: 'link',
    reshare: 'reshared post',
    text: 'text',
    hashtags: 'hashtag sequence',
    media: 'media file',
    reply: 'reply target',
    object: 'object',
  },
  kinds: inLanguage(kindLabels, 'en'),
  affiliation: {
    undeclared: 'undeclared',
    affiliated: 'openly affiliated',
  },
  affiliationMeans: {
    undeclared: 'no declared affiliation joins these accounts',
    affiliated: 'these accounts openly belong together by the declared list',
  },
  role: { member: 'member', follower: 'follower', copied: 'copied' },
  roleMeans: {
    member: 'acts together with others in both directions',
    follower: 'repeats others and is hardly ever repeated',
    copied: 'is only ever repeated by others; not part of the finding',
  },

  column: {
    community: 'Community',
    finding: 'Finding',
    findings: 'Findings',
    accounts: 'Accounts',
    affiliation: 'Affiliation',
    likelihood: 'Acts together beyond chance',
    lag: 'Synchrony',
    lagMeans: 'median time between the first and the later posts of a shared object',
    seen: 'Seen',
    seenMeans: 'co-actions seen, summed over the edges',
    expected: 'By chance',
    expectedMeans: 'co-actions that the null model expects for the same accounts',
    objects: 'Objects',
    firstSeen: 'First seen',
    languages: 'Languages',
    hours: 'Hours, UTC',
    account: 'Account',
    role: 'Role',
    actions: 'Actions',
    degree: 'Edges',
    object: 'Object',
    kind: 'Kind',
    members: 'Members',
    everyone: 'Everyone',
    everyoneMeans: 'all accounts of the data that acted on it',
    spread: 'Spread',
    first: 'First',
    window: 'Window',
    pairs: 'Pairs',
    coActions: 'Co-actions',
    edges: 'Edges',
    capped: 'Capped',
    platform: 'Platform',
    posts: 'Posts',
    last: 'Last data',
    file: 'File',
    rows: 'Rows',
    rejected: 'Rejected',
    preset: 'Read as',
    computed: 'Computed',
    lags: 'Lag',
    line: 'Line',
    reason: 'Reason',
  },

  situation: {
    title: 'Situation',
    due: 'What is due',
    allDue: (n: string) => `Every clock that runs: ${n}`,
    decide: 'To look at',
    decideLead:
      'Groups whose joint action chance does not explain and that no declared affiliation explains.',
    nothing: 'No group needs a look: every group found is openly affiliated, or none was found.',
    more: (n: string) => `${n} more in the list of networks`,
    headline: (accounts: string, kinds: string, lag: string) =>
      inEnglish`${accounts} {account|accounts} posted the same ${kinds}, typically ${lag} apart`,
    also: 'Also found in these posts',
    alsoLead: 'What the other detectors say. A finding is a reason to look, not a verdict.',
    allFindings: 'Every finding, and what could not be looked at',
    ongoing: 'Openly affiliated',
    ongoingLead: 'Act together in the open, by the declared list. Shown for completeness.',
    runs: 'Running now',
    bring: 'Bring in posts',
    bringLead: 'CSV, JSON lines or Parquet, plain or compressed. The file stays on this host.',
    choose: 'Files of posts',
    declared: 'Declared affiliations, if you have them (CSV: account, affiliation)',
    drop: 'or drop it here',
    send: 'Import and scan',
    empty: 'Nothing has been looked at yet',
    begin: 'How to begin',
    emptyLead: 'Ways to begin:',
    way1: 'Hand in an export file under “Bring in posts”.',
    way2: 'Import files from the terminal:',
    way3: 'Try it on the bundled exercise, a fictional election:',
    guide: 'How to read a network',
    guideText:
      'A row says that these accounts did the same things at nearly the same moments more often than popularity, daily rhythm and shared interests explain. It does not say that they are inauthentic, foreign or paid. Open the row to see the evidence and the other explanations.',
  },

  networks: {
    title: 'Networks',
    lead: (communities: string, findings: string) => `Communities: ${communities} · findings: ${findings}`,
    all: 'all',
    byAffiliation: 'Affiliation',
    byKind: 'Kind of object',
    empty: 'No community matches. Nothing is hidden: take the filter away to see all.',
    none: 'There is no finding yet.',
    apply: 'Apply',
  },

  finding: {
    title: (id: string) => `Finding ${id}`,
    lead: (communities: string, accounts: string, edges: string) =>
      inEnglish`${communities} {community|communities}, ${accounts} {account|accounts}, ${edges} {edge|edges} beyond chance`,
    communities: 'Communities',
    nulls: 'Compared with chance, how',
    /** What a finding itself says, in English, of a null model. */
    ofNull: (said: string) => said,
    chosen: 'chosen',
    notChosen: 'not chosen',
    controls: 'Controls for',
    tested: (tests: string, q: string) =>
      inEnglish`${tests} {pair|pairs} could have been tested. An edge enters only at a false discovery rate of ${q} over all of them.`,
    notRun: 'not run',
    kinds: 'Objects tested',
    self: 'Self-check',
    selfLead: 'What the same rule accepts where nothing can be coordinated.',
    permuted: 'edges after permuting the accounts',
    jittered: (time: string) =>
      `edges after moving every action at random within 60 windows, here ${time} and more`,
    expectedFalse: 'false edges expected among those accepted',
    accepted: 'edges accepted',
    record: 'Record',
    hash: 'SHA-256 of the finding',
    detector: 'Detector',
    seed: 'Seed',
    inputs: 'Inputs',
    parameters: 'Parameters',
    replay: 'Run it again',
    replayLead: 'This recomputes the finding from the same input and says whether every byte is the same.',
    downloads: 'Downloads',
    explorer: 'Open the explorer',
    report: 'Report on one page',
    edgesFile: 'edges',
    communitiesFile: 'communities',
    accountsFile: 'accounts',
    objectsFile: 'objects',
    wholeFile: 'the whole finding',
  },

  counted: {
    posts: (n: string) => inEnglish`${n} {post|posts}`,
    rows: (n: string) => inEnglish`${n} {row|rows}`,
    objects: (n: string) => inEnglish`${n} {object|objects}`,
  },
  coverage: {
    title: 'What was looked at, and what was not',
    posts: 'posts',
    accounts: 'accounts',
    resolution: (unit: string) => `times to ${unit}`,
    rejected: 'rows rejected',
    capped: 'actions beyond the cap',
    cappedMeans: 'kept as exposure and not paired',
    perDay: 'Posts per day',
    most: (posts: string) => `the highest bar is ${posts}`,
    unseen: 'No data for',
    unseenNone: 'Every kind of object had data',
    unseenMeans: 'so nothing is said of these',
    unit: { ms: 'the millisecond', s: 'the second', m: 'the minute', h: 'the hour', d: 'the day' },
  },

  community: {
    title: (id: string) => `Community ${id}`,
    claim: (n: string, term: string, band: string) =>
      `It is ${term} (${band}) that these ${n} accounts act together beyond chance.`,
    claimUnknown: (n: string, term: string) =>
      `These ${n} accounts act together beyond chance: ${term || 'likelihood not stated'}.`,
    claimOpen: (n: string, name: string) =>
      `These ${n} accounts openly belong together${name ? ` (${name})` : ''} and act together in the open.`,
    evidence: (seen: string, expected: string, objects: string, lag: string) =>
      inEnglish`${seen} {co-action was|co-actions were} seen where chance alone gives ${expected}, on ${objects} {object|objects}. The median time between a first and a later post was ${lag}.`,
    copiedNote: (n: string) =>
      `Shown but not counted, since others only ever copied them and nothing is claimed about them: ${n}.`,
    map: 'Who acts with whom',
    mapLead: 'A line joins two accounts whose joint actions chance does not explain.',
    mapCut: (shown: string, all: string) => `The ${shown} accounts with most edges of ${all} are drawn.`,
    mapCutEdges: (shown: string, all: string) =>
      inEnglish`${shown} of ${all} {edge|edges} {0:is|are} drawn, the strongest.`,
    declaredEdge: 'declared affiliation',
    undeclaredEdge: 'edge',
    dots: 'Seconds between first and later posts',
    dotsLead: 'One row an object, one dot a post, counted from the first.',
    dotsBand: (from: string, to: string) =>
      `Shaded: where nine of ten lags would fall by chance, ${from} to ${to}.`,
    dotsNoBand: 'The null model gives no lags here, so no band is drawn.',
    dotsCut: (shown: string, all: string) => `The ${shown} objects with most members of ${all} are drawn.`,
    lags: 'Lags seen and expected',
    lagsLead: 'Bars: posts seen at that distance from the first. Line: posts expected by chance.',
    seenLabel: 'seen',
    expectedLabel: 'expected by chance',
    after: 'after the first post',
    objects: 'Shared objects',
    objectsLead: 'Links are shown as text with hxxp and [.] so that nothing opens by accident.',
    objectsCut: (shown: string, all: string) => inEnglish`${shown} of ${all} shared {object|objects}.`,
    accounts: 'Accounts',
    accountsLead: 'Pseudonyms of this instance. Handles stay in the vault.',
    hours: 'Hours of activity',
    hoursLead: 'Posts of the members by hour of the day, UTC.',
    languages: 'Languages',
    not: 'What this is not',
    notOpen: 'About openly affiliated groups',
    notList: [
      'Beyond chance is not inauthentic. The finding says that timing and choice of objects go together; it does not say why.',
      'Fans of a person, newsrooms with one feed, syndicated outlets and campaign volunteers look the same to a clock.',
      'Nothing here points to a government, a party or a country, and no account is shown to be automated.',
      'A false discovery rate holds for the edges of the whole finding, not for one edge or one account.',
    ],
    notOpenList: [
      'Parties, newsrooms and associations may act together in the open; this is ordinary public life.',
      'They are shown so that the rest of the network can be read correctly.',
    ],
    change: 'What would change this',
    changeList: [
      'A declared affiliation of these accounts: a party, a newsroom, a fan club, a feed they share.',
      'A common trigger that the data does not hold, such as a push message or a live broadcast.',
      'A replay with other inputs, windows or null models that no longer finds the group.',
    ],
    contest: 'Contest this',
    contestText: (finding: string, community: string) =>
      `Who disagrees, or is named here and wants to answer, tells the operator of this instance the reference ${finding}/${community}. The finding can be run again from its inputs by anyone who has them.`,
    openExplorer: 'See it in the explorer',
  },

  explorer: {
    title: 'Explorer',
    lead: (nodes: string, edges: string) => inEnglish`${nodes} {account|accounts}, ${edges} {edge|edges}`,
    cut: (accounts: string, edges: string) =>
      `The map draws ${accounts} accounts and the strongest ${edges} edges at the most; the table below holds all accounts.`,
    filter: 'Community',
    find: 'Find an account',
    findHint: 'Begin of a pseudonym',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    reset: 'Show all',
    canvas: 'Network map. Arrow keys move it, plus and minus zoom, 0 shows all.',
    needsScript: 'The map needs script. The table below holds the same accounts.',
    loading: 'Loading the network',
    failed: 'The map could not be drawn here. The table below holds the same accounts.',
    table: 'The same as a table',
  },

  job: {
    beside: 'What the other detectors said',
    title: 'Import',
    of: (name: string) => `Import of ${name}`,
    state: {
      running: 'running',
      done: 'done',
      failed: 'failed',
      cancelled: 'cancelled',
    },
    step: {
      wait: 'waiting to start',
      import: 'importing',
      scan: 'looking for coordination',
      store: 'storing the finding',
    } as Readonly<Record<string, string>>,
    count: (count: string, total: string, unit: string) => `${count} of ${total} ${unit}`,
    countOnly: (count: string, unit: string) => `${count} ${unit}`,
    rate: (rate: string, unit: string) => `${rate} ${unit} a second`,
    left: (time: string) => `about ${time} left`,
    leftUnknown: 'time left not known yet',
    cancel: 'Cancel',
    cancelNote: 'What was stored before stays as it was.',
    open: 'Open the finding',
    back: 'Back to the situation',
    added: 'posts added',
    duplicates: 'already known',
    rejected: 'rows rejected',
    rejects: 'Rejected rows',
    rejectsLead: 'They did not stop the rest. How many, why, and where first:',
    failedLead: 'The job stopped. Nothing that was stored is lost.',
  },

  problem: {
    title: 'That did not work',
    codes: {
      'not-found': 'There is nothing at this address',
      'bad-host': 'This server does not answer to that name',
      'bad-origin': 'This form was sent from another site',
      'too-large': 'The upload is larger than this server takes',
      'bad-form': 'The form could not be read',
      'no-role': 'Choose a role first',
      'no-people': 'Nobody can be signed in here',
      'too-many': 'Too much was handed in within the hour',
      'unknown-record': 'There is no such record that you may see',
      'fields-invalid': 'A field is missing or not in its form',
      'guard-refused': 'Something is missing',
      'not-allowed': 'Your role may not do that',
      'edit-conflict': 'Somebody else changed the record',
      retracted: 'The record was retracted',
      'no-import': 'This server only shows findings and does not import',
      'not-yours': 'This page is for another role',
      'signed-out': 'Sign in first',
      'insecure-origin': 'Nobody can sign in at this address',
      'out-of-scope': 'The access token does not reach that far',
      'link-invalid': 'This link does not work (any more)',
      'code-invalid': 'This code does not work (any more)',
      'token-invalid': 'The access token does not hold',
      'passkey-refused': 'The passkey was not accepted',
      'provider-refused': 'The identity provider did not confirm you',
      'provider-unreachable': 'The identity provider does not answer',
      'no-provider': 'There is no identity provider',
      'too-many-attempts': 'Too many attempts',
      'name-invalid': 'A name is not in its form',
      'name-taken': 'That name is taken',
      'role-invalid': 'There is no such role',
      'scope-invalid': 'A scope is missing or is none',
      'unknown-person': 'There is nobody of that name',
      'last-way-in': 'An instance needs an admin',
      'own-role': 'Nobody gives a role to themselves',
      'people-unavailable': 'The table of people cannot be opened',
      unexpected: 'Something went wrong on this host',
    } as Readonly<Record<string, string>>,
    back: 'Go to the situation',
  },

  deterrence: deterrenceEn,
  diplomacy: diplomacyEn,
  edited: editedEn,
  watch: watchEn,
  evidence: evidenceEn,
  exchange: exchangeEn,
  copies: copiesEn,
  trend: trendEn,
  laundering: launderingEn,
  narratives: narrativesEn,
  findings: findingsEn,
  lookalikes: lookalikesEn,
  people: peopleEn,
  amplification: amplificationEn,
  infrastructure: infrastructureEn,
  lookForm: lookFormEn,
  preparation: preparationEn,
  records: recordsEn,
  reveal: revealEn,
  casework: caseworkEn,
  drafts: draftsEn,
  clocks: clocksEn,

  joint: jointEn,
  respond: respondEn,
  judge: judgeEn,

  report: {
    title: (id: string) => `Coordination report ${id}`,
    contents: 'Communities',
    made: (time: string) => `Computed ${time}`,
    offline: 'This page needs no network and runs no script.',
  },
}

/** The shape that every language fills completely; a missing word does not compile. */
export type Words = typeof en
