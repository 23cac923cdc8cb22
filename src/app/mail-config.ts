import { AppError } from './errors.ts'
import type { Environment, Setting } from './setting.ts'

/** Where reminders go by mail. */
export interface MailConfig {
  /** `smtp://user:password@host:587`, or `smtps://` for TLS from the start. */
  readonly smtpUrl: string
  readonly from: string
  /** Addresses told at each level of escalation, beside those of the levels below. */
  readonly levels: Readonly<Record<1 | 2 | 3, readonly string[]>>
  /** Where people open Tocsin, without a slash at its end; null where mails name only the page. */
  readonly site: string | null
}

export const mailSettings: readonly Setting[] = [
  {
    variable: 'TOCSIN_SMTP_URL',
    standard: 'unset',
    says: 'mail server for reminders and for links to come back, `smtp://user:password@host:587` or `smtps://...`; unset, no mail is sent',
  },
  { variable: 'TOCSIN_MAIL_FROM', standard: 'unset', says: 'address that mails come from' },
  {
    variable: 'TOCSIN_MAIL_DESK',
    standard: 'unset',
    says: 'addresses told when three quarters of a time are used, separated by commas',
  },
  { variable: 'TOCSIN_MAIL_DUTY', standard: 'unset', says: 'addresses told as well when it is overdue' },
  {
    variable: 'TOCSIN_MAIL_HEAD',
    standard: 'unset',
    says: 'addresses told as well when it is overdue by as much again',
  },
]

const address = /^[^\s@<>",;:()]{1,64}@[^\s@<>",;:()]{1,255}$/

/**
 * @returns null where no mail server is named
 * @throws AppError `setting-invalid` that names the variable; a password is never shown
 */
export function mailConfig(env: Environment): MailConfig | null {
  const smtpUrl = env.TOCSIN_SMTP_URL || null
  if (smtpUrl === null) return null
  const parsed = URL.canParse(smtpUrl) ? new URL(smtpUrl) : null
  if (parsed === null || !['smtp:', 'smtps:'].includes(parsed.protocol) || parsed.hostname === '') {
    throw invalid('TOCSIN_SMTP_URL', 'an address such as smtps://user:password@mail.example')
  }
  const [from] = addresses(env, 'TOCSIN_MAIL_FROM')
  if (from === undefined) throw invalid('TOCSIN_MAIL_FROM', 'an address')
  const levels = {
    1: addresses(env, 'TOCSIN_MAIL_DESK'),
    2: addresses(env, 'TOCSIN_MAIL_DUTY'),
    3: addresses(env, 'TOCSIN_MAIL_HEAD'),
  }
  if (Object.values(levels).every((list) => list.length === 0)) {
    throw invalid('TOCSIN_MAIL_DESK', 'an address, or that of TOCSIN_MAIL_DUTY or TOCSIN_MAIL_HEAD')
  }
  const site = env.TOCSIN_URL || null
  if (site !== null && !/^https?:\/\/[^\s/]+(\/[^\s?#]*)?$/.test(site)) {
    throw invalid('TOCSIN_URL', 'an address such as https://desk.example')
  }
  return { smtpUrl, from, levels, site: site?.replace(/\/+$/, '') ?? null }
}

function addresses(env: Environment, variable: string): readonly string[] {
  const given = (env[variable] ?? '').split(',').map((one) => one.trim())
  const list = given.filter((one) => one !== '')
  if (!list.every((one) => address.test(one))) throw invalid(variable, 'addresses separated by commas')
  return list
}

function invalid(variable: string, expected: string): AppError {
  return new AppError('setting-invalid', `${variable} is not ${expected}`, {
    hint: 'docs/clocks.md shows how reminders by mail are set up',
  })
}
