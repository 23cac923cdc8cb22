import type { Subject } from '../../src/detect/narratives/index.ts'

/**
 * The two candidates of the vote whose posts were coded by people, as an election's list would name them: names, spellings,
 * hashtags and nicknames in public use that autumn. Written from general knowledge, after a look at some fifty of the posts.
 */
export const us2016: readonly Subject[] = [
  {
    name: 'Hillary Clinton',
    kind: 'candidate',
    aliases: [
      'Hillary',
      'Clinton',
      'HRC',
      'Hillary Rodham',
      'HillaryClinton',
      'Hilary',
      'Secretary Clinton',
      'Madam Secretary',
    ],
    hostile: [
      'Killary',
      'Crooked Hillary',
      'Hildabeast',
      'Shillary',
      'Hitlery',
      'Hillary for Prison',
      'Lock her up',
      'Corrupt Hillary',
    ],
    friendly: [
      'ImWithHer',
      'I’m with her',
      'Stronger Together',
      'StrongerTogether',
      'Clinton Kaine',
      'MadamPresident',
    ],
    not: ['Bill Clinton', 'Chelsea Clinton', 'billclinton', 'President Clinton', 'Clinton Foundation'],
    contest: 'president',
  },
  {
    name: 'Donald Trump',
    kind: 'candidate',
    aliases: ['Trump', 'Donald', 'realDonaldTrump', 'DJT', 'The Donald', 'Donald J Trump'],
    hostile: ['Drumpf', 'Never Trump', 'NeverTrump', 'Dump Trump', 'DumpTrump', 'Cheeto', 'TrumpTapes'],
    friendly: [
      'MAGA',
      'Make America Great Again',
      'MakeAmericaGreatAgain',
      'TrumpTrain',
      'TrumpPence',
      'Trump Pence',
      'draintheswamp',
      'AmericaFirst',
    ],
    not: [
      'Melania Trump',
      'Ivanka Trump',
      'Eric Trump',
      'Trump Tower',
      'Donald Trump Jr',
      'Donald Tusk',
      'trumpet',
    ],
    contest: 'president',
  },
]
