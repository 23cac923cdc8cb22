import type { TrackedOutlet } from './outlets.ts'

const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i

/** The host of an address in lower case, or nothing. */
export function hostOf(link: string): string | undefined {
  return host.exec(link)?.[1]?.toLowerCase()
}

/** Hosts that hide where a link leads; nothing is fetched, so that what lies behind them cannot be seen. */
const shorteners = new Set(
  (
    't.co bit.ly goo.gl ow.ly tinyurl.com fb.me buff.ly dlvr.it ift.tt is.gd v.gd lnkd.in trib.al clck.ru vk.cc u.to cutt.ly ' +
    'rb.gy shorturl.at tiny.cc bl.ink s.id soo.gd j.mp amzn.to wp.me qr.ae adf.ly t.ly rebrand.ly'
  ).split(' '),
)

export function isShortened(link: string): boolean {
  const host = hostOf(link)
  return host !== undefined && shorteners.has(host)
}

/** Looks up whose a host or an account is; the work grows with the number of labels only. */
export class WhichOutlet {
  private readonly hosts = new Map<string, number>()
  private readonly accounts = new Map<string, number>()

  constructor(outlets: readonly TrackedOutlet[]) {
    outlets.forEach(({ domains, accounts }, at) => {
      for (const domain of domains) if (!this.hosts.has(domain)) this.hosts.set(domain, at)
      for (const account of accounts) if (!this.accounts.has(account)) this.accounts.set(account, at)
    })
  }

  ofLink(link: string): number | undefined {
    let rest = hostOf(link)?.replace(/\.$/, '')
    for (let labels = 0; rest !== undefined && labels < 12; labels++) {
      const found = this.hosts.get(rest)
      if (found !== undefined) return found
      const dot = rest.indexOf('.')
      rest = dot < 0 ? undefined : rest.slice(dot + 1)
    }
    return undefined
  }

  /** @param handle as the posts name it; x and twitter are one platform */
  ofAccount(platform: string, handle: string): number | undefined {
    const name = handle.replace(/^@/, '').toLowerCase()
    const place = platform.toLowerCase() === 'x' ? 'twitter' : platform.toLowerCase()
    return this.accounts.get(`${place}:${name}`) ?? this.accounts.get(`@${name}`)
  }
}
