import type { Core } from './core.ts'
import { PeopleError } from './errors.ts'
import { newCode, secretHash, typedCode } from './secrets.ts'
import type { Begun, SignedIn, SignIns } from './sessions.ts'

const count = 10

/** Codes for paper, each good for one sign-in. A code alone says whose it is, so that no name is asked for. */
export class RecoveryCodes {
  readonly #core: Core
  readonly #signIns: SignIns

  constructor(core: Core, signIns: SignIns) {
    this.#core = core
    this.#signIns = signIns
  }

  /** Replaces all earlier ones. @returns the codes, which are kept nowhere */
  async make({ userId, name, id }: SignedIn): Promise<readonly string[]> {
    const rows = await this.#core.rows()
    await rows.remove('code', { userId })
    const codes = Array.from({ length: count }, () => newCode(this.#core.effects.randomBytes))
    for (const code of codes) await rows.add('code', { hash: secretHash(code), userId, used: 0 })
    await this.#core.note(name, 'person.recovery-codes-made', id, { count })
    return codes
  }

  async left({ userId }: SignedIn): Promise<number> {
    return (await (await this.#core.rows()).all('code', { userId, used: 0 })).length
  }

  /** @throws PeopleError `code-invalid` */
  async use(typed: string, headers: Headers): Promise<Begun> {
    const rows = await this.#core.rows()
    const code = await rows.one('code', { hash: secretHash(typedCode(typed)) })
    if (
      code === null ||
      (await rows.change('code', { id: code.id, used: 0 }, { used: this.#core.now })) !== 1
    ) {
      throw new PeopleError('code-invalid', 'this code is not known, or was used before', {
        hint: 'try another of your codes, or ask an admin for a link',
      })
    }
    return this.#signIns.begin(code.userId, 'recovery-code', headers)
  }
}
