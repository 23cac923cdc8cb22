import type { Clock, Every } from '../kernel/effects.ts'
import type { Shelf } from '../ledger/index.ts'
import { type RecordBook, Reminders } from '../records/index.ts'
import type { MailConfig } from './mail-config.ts'
import { startRounds } from './rounds.ts'

interface Reminding {
  readonly reminders: Reminders
  close(): Promise<void>
}

const pause = 60_000

/** Reminders of a book, with a round of mails every minute where a mail server is named. Loads no mailer otherwise. */
export async function startReminding(
  { book, shelf }: { readonly book: RecordBook; readonly shelf: Shelf },
  { clock, every }: { readonly clock: Clock; readonly every: Every },
  mail: MailConfig | null,
  onFailure: (error: unknown) => void,
): Promise<Reminding> {
  if (mail === null) return { reminders: new Reminders({ book, shelf, clock, post: null }), async close() {} }
  const { smtpPost } = await import('./smtp.ts')
  const post = smtpPost(mail)
  const reminders = new Reminders({ book, shelf, clock, post })
  const rounds = startRounds(() => reminders.round(), { every, pause }, onFailure)
  return {
    reminders,
    async close() {
      await rounds.close()
      post.close()
    },
  }
}
