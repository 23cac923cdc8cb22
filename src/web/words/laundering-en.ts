import { copyKindLabels } from '../../detect/index.ts'
import { inEnglish, inLanguage } from '../../vocab/label.ts'

/** Words of the pages that follow texts from an outlet to those who carry them, in English. */
export const launderingEn = {
  lanes: 'Who carried it when',
  lanesLead:
    'One line for each declared outlet and each site, in the order in which they carried it. Every mark leads to both wordings beside each other.',
  lanesPeople: 'All other accounts share the last line.',
  lanesSome: (shown: string, all: string) =>
    `The earliest ${shown} of ${all} marks are drawn; the files have all.`,
  others: 'other accounts',
  as: { ...inLanguage(copyKindLabels, 'en'), passage: 'a passage of it', origin: 'first publication' },
  mark: (text: string, as: string, who: string, time: string) => `${text}: ${who}, ${time}, ${as}`,
  table: 'The same as a table',
  origins: 'Outlets whose texts others carried',
  originsLead:
    'For each declared outlet: how many of its posts were carried by others, as a whole or as a passage inside another text.',
  originsNone: 'No declared outlet opened a text that others carried.',
  undeclared:
    'No outlet was declared. `--outlets` names outlets and sites and how openly each stands with a state.',
  originTitle: (name: string) => `What others carried of ${name}`,
  originClaim: (exposure: string, posts: string, opened: string, quoted: string) =>
    inEnglish`Declared class: ${exposure}. Of its ${posts} {post|posts} others carried ${opened} as a whole, and a passage of ${quoted} more.`,
  onlyOf: (name: string) => `Only what ${name} carried.`,
  showAll: 'Show all',
  spread: (copies: string, sites: string, time: string) =>
    inEnglish`${copies} {copy|copies} on ${sites} {site|sites} within ${time}`,
  paraphrased: (count: string) => `${count} of them reworded, translated or as a passage`,
  texts: 'Its texts',
  carriers: 'Whose output came from it',
  carriersLead:
    'Of what each site published between its first and its last post in this input, how much came from this outlet.',
  listed: 'The listed texts of the finding; its figures count all.',
  window: 'Window',
  column: {
    opened: 'Carried as a whole',
    quoted: 'Carried as a passage',
    posts: 'Posts long enough',
    fromHere: 'Copied from here',
    passagesFromHere: 'Passages from here',
    shareFromHere: 'Share from here',
    passages: 'Passages of others',
    sources: 'From declared outlets',
    within: 'Copies, sites, time',
    how: 'How',
    time: 'Time',
    after: 'After',
    text: 'Text',
    passage: 'Passage',
    words: 'Words shared',
    earlier: 'Earlier',
    later: 'Later, in another text',
    shareOfText: 'of the text',
  },
  passages: 'Passages inside other texts',
  passagesLead:
    'Texts that are no copies of each other as a whole, but share at least twenty words in one place. The longest come first.',
  passagesNone: 'No two texts of different accounts share a passage without being copies as a whole.',
  passagesCommon: (count: string) =>
    `Words that stand in more than a hundred texts were left out (${count} fingerprints): feet of sites, notices, prayers.`,
  passageTitle: (id: string) => `Passage ${id}`,
  passageClaim: (words: string, time: string) =>
    inEnglish`${words} {word stands|words stand} in both texts; the second was published ${time} after the first.`,
  passageLead:
    'The passage with some words around it. What both share is marked, with the same number on both sides.',
  quoting:
    'Quoting is ordinary: statements, agency reports and laws are quoted by honest people. A shared passage shows nobody’s intent.',
  heading: (who: string, time: string, share: string) =>
    `${who}, ${time}; the passage is ${share} % of the text`,
  passagesFile: 'Passages',
  originFile: 'Each post that carried something of it',
}
