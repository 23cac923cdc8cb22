import type { Core } from './core.ts'
import { PeopleError } from './errors.ts'
import { mailAddress } from './names.ts'
import type { Member, Registry } from './registry.ts'
import { newSecret, secretHash } from './secrets.ts'
import type { Begun, SignIns } from './sessions.ts'
import type { Rows } from './tables.ts'

const hour = 3_600_000
const lasts = { first: 24 * hour, invitation: 72 * hour, recovery: 24 * hour } as const

const pause = 10 * 60_000

/** In both languages: nobody has said yet which one the reader wants. */
const letter = {
  subject: 'Tocsin: your link / votre lien',
  text: (link: string) =>
    [
      'Somebody asked for a link to sign in as you. It works once, for a day. If it was not you, ignore this mail.',
      'Quelqu’un a demandé un lien pour se connecter à votre place. Il sert une fois, pendant un jour. Si ce n’était',
      'pas vous, ne faites rien.',
      '',
      link,
      '',
    ].join('\n'),
}

export type LinkPurpose = Rows['link']['purpose']

/** One-time links: to become the first admin, to be a new person, to come back without a passkey. */
export class Links {
  readonly #core: Core
  readonly #registry: Registry
  readonly #signIns: SignIns

  constructor(core: Core, registry: Registry, signIns: SignIns) {
    this.#core = core
    this.#registry = registry
    this.#signIns = signIns
  }

  /** For the one who runs the program, as long as nobody is there. Earlier ones stop working. */
  async first(): Promise<string> {
    await (await this.#core.rows()).remove('link', { purpose: 'first' })
    return this.#make(null, 'first')
  }

  /** Earlier ones of the person stop working. @returns the secret, which is kept nowhere */
  async issue(by: string, member: Member, purpose: 'invitation' | 'recovery'): Promise<string> {
    await (await this.#core.rows()).remove('link', { userId: member.userId })
    const secret = await this.#make(member.userId, purpose)
    await this.#core.note(by, 'person.link-issued', member.id, { purpose })
    return secret
  }

  async #make(userId: string | null, purpose: LinkPurpose): Promise<string> {
    const rows = await this.#core.rows()
    await rows.expire('link', this.#core.now)
    const secret = newSecret(this.#core.effects.randomBytes)
    const expires = this.#core.now + lasts[purpose]
    await rows.add('link', { hash: secretHash(secret), userId, purpose, expires, used: 0 })
    return secret
  }

  /** Whether links can go out by mail. */
  get mails(): boolean {
    return this.#core.send !== undefined
  }

  /**
   * Mails a link to come back to whoever was added with an address; for any other address does nothing. Not more
   * often than every ten minutes to the same person.
   */
  async mail(text: string, origin: string): Promise<void> {
    const { send, now } = this.#core
    const rows = await this.#core.rows()
    const to = mailAddress(text)
    const user = to === null || to.endsWith('.invalid') ? null : await rows.one('user', { email: to })
    if (send === undefined || to === null || user === null || user.suspended) return
    const earlier = await rows.all('link', { userId: user.id })
    if (earlier.some(({ purpose, expires }) => expires - lasts[purpose] > now - pause)) return
    const link = await this.issue('tocsin', await this.#registry.find(user.record), 'recovery')
    await send({ to, subject: letter.subject, text: letter.text(`${origin}/welcome?link=${link}`) })
  }

  /** For whom a link is, without using it. @throws PeopleError `link-invalid` */
  async look(secret: string): Promise<{ readonly purpose: LinkPurpose; readonly name: string | null }> {
    const link = await this.#valid(secret)
    if (link.userId === null) return { purpose: link.purpose, name: null }
    const user = await (await this.#core.rows()).one('user', { id: link.userId })
    if (user === null || user.suspended) throw invalid()
    return { purpose: link.purpose, name: user.name }
  }

  async #valid(secret: string): Promise<Rows['link']> {
    const link = await (await this.#core.rows()).one('link', { hash: secretHash(secret.slice(0, 100)) })
    if (link === null || link.used !== 0 || link.expires <= this.#core.now) throw invalid()
    // Whoever was first has shut the door behind them.
    if (link.userId === null && (await this.#core.anybody())) throw invalid()
    return link
  }

  /**
   * Signs in whom the link is for, once.
   * @param name of the first admin, who has none yet
   */
  async use(secret: string, name: string, headers: Headers): Promise<Begun> {
    const rows = await this.#core.rows()
    const link = await this.#valid(secret)
    const used = this.#core.now
    const begin = async (userId: string) => {
      if ((await rows.change('link', { id: link.id, used: 0 }, { used })) !== 1) throw invalid()
      return this.#signIns.begin(userId, 'link', headers)
    }
    if (link.userId !== null) return begin(link.userId)
    const admin = await this.#registry.add('terminal', name)
    await this.#registry.addOrganisation('terminal', 'Instance', 'instance')
    await this.#registry.give('terminal', admin, 'instance', 'admin')
    return begin(admin.userId)
  }
}

function invalid(): PeopleError {
  return new PeopleError('link-invalid', 'this link was used before, has expired, or was replaced', {
    hint: 'ask an admin for a new one, or whoever runs the program: tocsin people recover NAME',
  })
}
