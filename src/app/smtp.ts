import { createTransport } from 'nodemailer'
import type { Letter } from '../people/index.ts'
import type { ReminderPost } from '../records/index.ts'
import type { Digest } from '../respond/index.ts'
import { digestText } from './digest-mail.ts'
import type { MailConfig } from './mail-config.ts'
import { reminderText, toldBy } from './reminder-mail.ts'

const patience = 15_000

/** Off this machine nothing is sent without TLS. */
function transportOf({ smtpUrl }: MailConfig) {
  const { hostname, protocol, port, username, password } = new URL(smtpUrl)
  const secure = protocol === 'smtps:'
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !here,
    ignoreTLS: !secure && here,
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...{ connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
}

// RFC 3834: nobody's absence notice shall answer.
const headers = { 'Auto-Submitted': 'auto-generated' }

/** One letter to one person through a mail server. */
export async function sendLetter(config: MailConfig, letter: Letter): Promise<void> {
  const transport = transportOf(config)
  try {
    await transport.sendMail({ from: config.from, headers, ...letter })
  } finally {
    transport.close()
  }
}

/**
 * What people watch, as one mail to each, which the reader's mail program can end (RFC 8058).
 * @param site where people open Tocsin
 */
export async function sendDigest(config: MailConfig, site: string, digest: Digest): Promise<void> {
  const { subject, text, stop } = digestText(digest, site)
  const transport = transportOf(config)
  const ending = { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
  try {
    await transport.sendMail({
      ...{ from: config.from, to: digest.to, subject, text, messageId: digest.messageId },
      headers: { ...headers, ...ending },
    })
  } finally {
    transport.close()
  }
}

/** Reminders through a mail server. */
export function smtpPost(config: MailConfig): ReminderPost & { close(): void } {
  const { from, site } = config
  const transport = transportOf(config)
  return {
    reaches: (level) => toldBy(config, level).length > 0,
    async send(mail) {
      const { subject, text } = reminderText(mail, site)
      const to = [...toldBy(config, mail.level)]
      await transport.sendMail({ from, to, subject, text, headers, messageId: mail.messageId })
    },
    close: () => transport.close(),
  }
}
