import { closeSync, openSync, writeSync } from 'node:fs'
import { seededRandom } from '../src/kernel/random.ts'

/**
 * A file of CooRTweet's four columns as the peers were measured on: heavy-tailed activity, Zipf popularity,
 * viral items that decay over hours, 30 planted groups of 20 that share 12 links within 60 s.
 */
export function writeShares(path: string, posts: number, seed: number): void {
  const random = seededRandom(seed)
  const accounts = Math.round(posts / 10)
  const links = Math.round(posts / 5)
  const days = 14
  const rows: { at: number; account: number; link: number }[] = []
  const activeAccount = () => Math.floor(accounts * random() ** 3)
  for (let group = 0; group < 30; group++) {
    for (let round = 0; round < 12; round++) {
      const start = random() * days * 86_400
      for (let member = 0; member < 20; member++) {
        if (random() < 0.7)
          rows.push({
            at: start + random() * 60,
            account: accounts + group * 20 + member,
            link: links + group * 12 + round,
          })
      }
    }
  }
  const virals = Math.max(4, Math.round(Math.sqrt(posts) / 12))
  while (rows.length < posts * 0.35) {
    const size = Math.min(posts / 60, (posts / 260) * (0.2 / (random() + 0.02)))
    const link = Math.floor(random() * virals) + links * 2
    const start = random() * days * 86_400
    for (let i = 0; i < size && rows.length < posts * 0.35; i++) {
      rows.push({ at: start - Math.log(1 - random()) * 7200, account: activeAccount(), link })
    }
  }
  while (rows.length < posts) {
    const day = Math.floor(random() * days)
    const hour = 8 + 14 * Math.sqrt(random())
    rows.push({
      at: day * 86_400 + hour * 3600 + random() * 3600,
      account: activeAccount(),
      link: Math.floor(links * random() ** 4),
    })
  }
  rows.sort((x, y) => x.at - y.at)
  const file = openSync(path, 'w')
  let text = 'object_id,account_id,content_id,timestamp_share\n'
  rows.forEach(({ at, account, link }, post) => {
    text += `https://outlet.example/item/${link},account_${account},post_${post},${Math.floor(1_700_000_000 + at)}\n`
    if (text.length > 1 << 20) {
      writeSync(file, text)
      text = ''
    }
  })
  writeSync(file, text)
  closeSync(file)
}
