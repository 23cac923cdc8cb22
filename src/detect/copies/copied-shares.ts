import type { Gathered } from './family.ts'
import type { TextObservations } from './observe.ts'
import type { CopiedShare, ExposureClass } from './result.ts'

/** Sites and outlets that are listed. */
const most = 200

/** Classes whose link with a state is in the open. */
const overt: readonly ExposureClass[] = ['official', 'controlled', 'linked', 'aligned']

/** For declared outlets and for sites: the share of what they published that somebody else had published before. */
export function copiedShares(
  families: readonly Gathered[],
  { settled, account, accounts }: TextObservations,
  declared: (account: number) => boolean,
  exposureOf: (account: number) => ExposureClass,
): CopiedShare[] {
  const shares = new Map<number, { posts: number; copied: number; fromOvert: number }>()
  const counted = (number: number) => declared(number) || accounts[number]!.platform === 'web'
  for (let post = 0; post < account.length; post++) {
    const number = account[post]!
    if (settled.textOf[post]! < 0 || !counted(number)) continue
    const share = shares.get(number) ?? { posts: 0, copied: 0, fromOvert: 0 }
    shares.set(number, share)
    share.posts++
  }
  for (const { posts } of families) {
    const opener = account[posts[0]!]!
    for (const post of posts) {
      const share = shares.get(account[post]!)
      if (share === undefined || account[post] === opener) continue
      share.copied++
      if (overt.includes(exposureOf(opener))) share.fromOvert++
    }
  }
  return [...shares]
    .filter(([, { copied }]) => copied > 0)
    .map(([number, share]) => ({ account: number, ...share }))
    .sort((x, y) => y.copied / y.posts - x.copied / x.posts || x.account - y.account)
    .slice(0, most)
}
