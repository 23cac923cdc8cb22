import { readFileSync } from 'node:fs'
import { Mentions, type Stance, stances, wordsIn } from '../../src/detect/narratives/index.ts'
import { csvCells } from '../../src/kernel/csv.ts'
import { absent, hasSharedData, sharedData } from './shared-data.ts'
import { us2016 } from './us2016-subjects.ts'

/** What the coders wrote: whom a post attacks or supports. */
const codes: Readonly<Record<string, { readonly subject: number; readonly stance: 'attacks' | 'supports' }>> =
  {
    1: { subject: 0, stance: 'attacks' },
    2: { subject: 0, stance: 'supports' },
    3: { subject: 1, stance: 'attacks' },
    4: { subject: 1, stance: 'supports' },
  }
/** Whether a post names the candidate in any spelling at all: letters of the name anywhere in it, or a slogan. */
const named: readonly RegExp[] = [
  /hil+[ae]?ry|clinton|\bhrc\b|imwithher|strongertogether|hildabeast|killary/i,
  /trump|donald|maga\b|drumpf|makeamericagreat/i,
]
/** Somebody else of the same name, or a house of theirs. */
const others: readonly RegExp[] = [
  /bill ?clinton|chelsea ?clinton|clinton ?foundation|president clinton/gi,
  /(eric|ivanka|melania) ?trump|trump tower/gi,
]

/** Whom posts speak about and what they do to them, against what people coded. */
export function targets(say: (text: string) => void): string {
  say('targets')
  if (!hasSharedData()) return absent
  const mentions = new Mentions(us2016)
  const confusion = new Map<string, Map<Stance | 'not named', number>>()
  const totals = us2016.map(() => ({ coded: 0, named: 0, found: 0 }))
  const missed: string[] = []
  for (const { code, content } of posts(
    readFileSync(sharedData('narratives/candidate_stance.csv'), 'utf8'),
  )) {
    const coded = codes[code]
    if (coded === undefined) continue
    const words = wordsIn(content)
    const said = stances(words, mentions.in(words)).get(coded.subject)
    const total = totals[coded.subject]!
    total.coded++
    const plain = content.replace(/https?:\S+/g, ' ').replace(others[coded.subject]!, ' ')
    if (named[coded.subject]!.test(plain)) {
      total.named++
      if (said === undefined) missed.push(content)
      else total.found++
    }
    const key = `${coded.stance} ${us2016[coded.subject]!.name}`
    const row = confusion.get(key) ?? new Map<Stance | 'not named', number>()
    row.set(said ?? 'not named', (row.get(said ?? 'not named') ?? 0) + 1)
    confusion.set(key, row)
  }
  const share = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(3))
  const outcomes = ['attacks', 'supports', 'unclear', 'not named'] as const
  return [
    '## Whom posts speak about',
    '',
    'Posts that people coded as attacking or supporting a candidate of the United States in 2016 (code: two coders; Linvill and',
    'others). The list of names was written after a look at some fifty of them; nothing is trained. Whether a',
    'post names its candidate at all is told by letters of the name anywhere in it, without spouses, children and houses of the name.',
    '',
    table(
      ['candidate', 'coded posts', 'of them name the candidate', 'recognised', 'share'],
      us2016.map(({ name }, at) => {
        const { coded, named: names, found } = totals[at]!
        return [name, coded, names, found, share(found, names)]
      }),
    ),
    '',
    missed.length === 0
      ? 'No post that names its candidate was missed.'
      : `Missed, in full:\n\n${missed
          .slice(0, 20)
          .map(
            (text) =>
              `- ${text
                .replaceAll(/https?:\S+/g, '')
                .replaceAll('|', ' ')
                .trim()}`,
          )
          .join('\n')}`,
    '',
    'The rest of the coded posts name nobody of the list: they speak of a side, a spouse, a journalist or a picture.',
    '',
    table(
      ['coded as', ...outcomes],
      [...confusion].map(([key, row]) => [key, ...outcomes.map((outcome) => row.get(outcome) ?? 0)]),
    ),
    '',
    'Advice that follows, and that the page prints: counts of attacks are a lower bound, support is seen where slogans are used, and',
    'neither is a verdict on a single post. Read the texts.',
  ].join('\n')
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function* posts(text: string): Generator<{ code: string; content: string }> {
  let record = ''
  let head: readonly string[] | undefined
  for (const line of text.split('\n')) {
    record = record === '' ? line : `${record}\n${line}`
    // A quoted cell may hold line ends.
    if ((record.split('"').length - 1) % 2 === 1) continue
    const cells = csvCells(record.replace(/\r$/, ''), ',')
    record = ''
    if (head === undefined) head = cells
    else yield { code: cells[head.indexOf('Code One')] ?? '', content: cells[head.indexOf('content')] ?? '' }
  }
}
