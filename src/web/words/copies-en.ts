import { copyKindLabels } from '../../detect/index.ts'
import { inEnglish, inLanguage } from '../../vocab/label.ts'

/** Words of the pages about copied texts, in English. */
export const copiesEn = {
  title: 'Copied texts',
  titleOf: (id: string) => `Copied texts, ${id}`,
  familyTitle: (id: string) => `Text ${id}`,
  lead: (families: string, findings: string) =>
    inEnglish`${families} {text|texts} carried by several accounts or sites · findings: ${findings}`,
  none: 'No texts have been compared yet. `tocsin copies FILE` does it, and so does every scan.',
  empty: 'No text here fits this choice.',
  families: 'Texts',
  byKind: 'With copies that are',
  byFinding: 'Finding',
  kind: inLanguage(copyKindLabels, 'en'),
  column: {
    text: 'Text',
    opening: 'Earliest wording',
    accounts: 'Accounts',
    posts: 'Posts',
    wordings: 'Wordings',
    kinds: 'How it was carried',
    kindsMeans:
      'posts that stand to the earliest wording verbatim, edited or reworded, or alike in meaning where a model compared it',
    first: 'First seen',
    spread: 'Posts over time',
    source: 'One source',
    sourceMeans: 'how likely it is that these texts were not written apart from each other',
    class: 'Class',
    shared: 'Same words',
    sharedMeans: 'words in common with the earliest wording and in the same order, over all words of both',
    post: 'Post',
    kind: 'Kind',
    own: 'Posts long enough',
    copied: 'Copied from others',
    overt: 'From an overt outlet',
    overtMeans:
      'of these, in a text that an outlet of the classes official, state-controlled, state-linked or state-aligned opened',
    share: 'Share copied',
    outlet: 'Outlet or site',
  },
  claim: (accounts: string, posts: string, over: string) =>
    inEnglish`${accounts} {account|accounts} carried this text in ${posts} {post|posts} within ${over}.`,
  within: (time: string) => `within ${time}`,
  sourceIs: 'That it has one source is',
  notShown:
    'Copying is ordinary: news agencies, press buttons, slogans and jokes are copied by honest people. This page shows the path of a text; it shows nobody’s intent, and no account is suspected because it stands here.',
  path: 'Path by class of outlet',
  pathLead:
    'A dot for each of the earliest posts, by the class that was declared for the account. The distance is the time since the first.',
  pathUndeclared:
    'No outlet was declared, so all accounts stand in one row. `--outlets` names outlets and their classes.',
  carried: (posts: string, accounts: string) =>
    inEnglish`${posts} {post|posts} of ${accounts} {account|accounts}`,
  afterFirst: 'time after the first post',
  compare: 'Two wordings beside each other',
  compareLead: 'What both share is marked; each passage has the same number on both sides.',
  earliestWording: 'Earliest wording',
  otherWording: 'Other wording',
  sharedPassages: (passages: string, a: string, b: string) =>
    inEnglish`${passages} shared {passage|passages}: ${a} % of the words on one side, ${b} % on the other`,
  cut: 'Texts this long are compared in their first words only; the rest stands unmarked.',
  wordingsTitle: 'Wordings',
  wordingsMore: (shown: string, all: string) => `The earliest ${shown} of ${all}.`,
  membersTitle: 'Posts',
  showBeside: 'beside the earliest',
  shares: 'Whose output is copied',
  sharesLead:
    'For declared outlets and for sites: how much of what they published somebody else had published before. People are not listed.',
  sharesNone:
    'No declared outlet and no site of this input carried a text that somebody else had published before.',
  looked: 'What was looked at',
  reshares: 'reshares left out',
  short: 'texts too short',
  distinct: 'different texts',
  left: 'pairs not compared',
  leftMeans: 'in groups with too many like texts each is compared with a few others only',
  alone: 'repeated by one account alone',
  translated:
    'Copies in another language and free rewordings cannot be seen: that needs a model of sentences, and none is set. `tocsin copies --vectors DIR` or TOCSIN_VECTORS names one that you have.',
  meanings: (texts: string, cosine: string, digest: string) =>
    inEnglish`${texts} {text was|texts were} compared by meaning too, by the model ${digest}: from a cosine of ${cosine} on they count as one text.`,
  byMeaning: (cosine: string) =>
    `A model of sentences finds that both say the same (cosine ${cosine}). It compared no words, so none are marked; whether one is a translation of the other is for a reader to say.`,
  cosine: (cosine: string) => `meaning ${cosine}`,
  undated: 'The earliest known is the earliest in this input. Who wrote first elsewhere cannot be seen.',
  contest: 'Contest this',
  contestText: (finding: string, family: string) =>
    `Whoever is concerned may contest it with whoever published this page: name ${finding} and ${family}.`,
  familiesFile: 'Texts',
  membersFile: 'Posts of the texts',
}
