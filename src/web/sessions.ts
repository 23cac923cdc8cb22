import type { Clock, RandomBytes } from '../kernel/effects.ts'
import type { Person, Role } from '../records/index.ts'

const lifetime = 12 * 3_600_000
const most = 500

/** Who acts in which browser, in memory only: a restart signs everybody out. */
export class Sessions {
  readonly #open = new Map<string, { readonly person: Person; readonly until: number }>()
  readonly #clock: Clock
  readonly #randomBytes: RandomBytes

  constructor(effects: { readonly clock: Clock; readonly randomBytes: RandomBytes }) {
    this.#clock = effects.clock
    this.#randomBytes = effects.randomBytes
  }

  /** @returns the token for the cookie: 256 random bits */
  begin(role: Role): string {
    const token = Buffer.from(this.#randomBytes(32)).toString('base64url')
    this.#open.set(token, { person: { name: `exercise/${role}`, role }, until: this.#clock() + lifetime })
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= most) break
      this.#open.delete(oldest)
    }
    return token
  }

  find(token: string | undefined): Person | undefined {
    const session = token === undefined ? undefined : this.#open.get(token)
    if (session === undefined) return undefined
    if (session.until > this.#clock()) return session.person
    this.#open.delete(token!)
    return undefined
  }

  end(token: string | undefined): void {
    if (token !== undefined) this.#open.delete(token)
  }
}
