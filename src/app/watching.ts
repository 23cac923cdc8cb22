import type { Clock, Every, RandomBytes } from '../kernel/effects.ts'
import type { Shelf } from '../ledger/index.ts'
import type { People } from '../people/index.ts'
import { type Digest, Digests, type Entry, type Narrowing, Watches } from '../respond/index.ts'
import type { MailConfig } from './mail-config.ts'
import { startRounds } from './rounds.ts'

interface Watching {
  readonly watches: Watches
  readonly digests: Digests
  close(): Promise<void>
}

const pause = 60_000

/** What people watch, with a round of digests every minute where mail can be sent and can lead back here. */
export function startWatching(
  { shelf, people }: { readonly shelf: Shelf; readonly people: People },
  effects: { readonly clock: Clock; readonly randomBytes: RandomBytes; readonly every: Every },
  register: (narrowing: Narrowing) => Promise<readonly Entry[]>,
  mail: MailConfig | null,
  onFailure: (error: unknown) => void,
): Watching {
  const watches = new Watches({ shelf, clock: effects.clock })
  const site = mail?.site ?? null
  const post =
    mail === null || site === null
      ? null
      : async (digest: Digest) => (await import('./smtp.ts')).sendDigest(mail, site, digest)
  const addressOf = (name: string) => people.registry.addressOf(name)
  const digests = new Digests({ shelf, ...effects, watches, register, addressOf, post })
  if (post === null) return { watches, digests, async close() {} }
  const { every } = effects
  return { watches, digests, ...startRounds(() => digests.round(), { every, pause }, onFailure) }
}
