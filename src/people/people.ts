import { Core } from './core.ts'
import { Links } from './links.ts'
import { Passkeys } from './passkeys.ts'
import { Provider } from './provider.ts'
import { RecoveryCodes } from './recovery.ts'
import { Registry } from './registry.ts'
import { SignIns } from './sessions.ts'
import type { PeopleOptions } from './settings.ts'
import { Tokens } from './tokens.ts'

/** Real people: who they are, how they sign in, what their programs may do. Opens nothing before it is needed. */
export class People {
  readonly registry: Registry
  readonly signIns: SignIns
  readonly links: Links
  readonly codes: RecoveryCodes
  readonly tokens: Tokens
  readonly passkeys: Passkeys
  readonly provider: Provider
  readonly #core: Core

  constructor(options: PeopleOptions) {
    const core = new Core(options)
    this.#core = core
    this.registry = new Registry(core)
    this.signIns = new SignIns(core, this.registry)
    this.links = new Links(core, this.registry, this.signIns)
    this.codes = new RecoveryCodes(core, this.signIns)
    this.tokens = new Tokens(core, this.registry)
    this.passkeys = new Passkeys(core, this.signIns)
    this.provider = new Provider(core, this.signIns)
  }

  /** The origin under which browsers reach this server, where one is set. */
  get origin(): string | null {
    return this.#core.settings.origin
  }

  get attempts() {
    return this.#core.attempts
  }

  /** Whether anybody is in the table yet. */
  anybody(): Promise<boolean> {
    return this.#core.anybody()
  }

  close(): Promise<void> {
    return this.#core.close()
  }
}
