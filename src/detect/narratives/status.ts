import type { Label } from '../../vocab/label.ts'
import { logBinomialTail } from '../statistics.ts'

export const statuses = {
  new: { en: 'new', fr: 'nouveau' },
  escalating: { en: 'escalating', fr: 'en hausse' },
  regressed: { en: 'came back', fr: 'revenu' },
  ongoing: { en: 'ongoing', fr: 'en cours' },
  quiet: { en: 'quiet', fr: 'calme' },
} as const satisfies Readonly<Record<string, Label>>
export type Status = keyof typeof statuses

/** Days of the stretch that is judged, and days of silence after which something comes back. */
export const statusDays = { recent: 3, silence: 7 } as const
/** Natural logarithm of the probability below which it is no chance. */
const surely = Math.log(0.001)

/**
 * How something stands at the end of the data, from its posts a day. `new`: first seen in the last three days.
 * `regressed`: back after seven days without any. `escalating`: more in the last three days than its own days before give
 * reason to expect (exact binomial comparison of two Poisson rates, Przyborowski and Wilenski 1940, p below 0.001).
 */
export function statusOf(perDay: readonly number[]): Status {
  const { recent, silence } = statusDays
  const now = perDay.slice(-recent)
  const before = perDay.slice(0, -recent)
  const seen = sum(now)
  if (seen === 0) return 'quiet'
  const earlier = sum(before)
  if (earlier === 0) return perDay.length > recent ? 'new' : 'ongoing'
  if (before.length > silence && sum(before.slice(-silence)) === 0) return 'regressed'
  const first = before.findIndex((n) => n > 0)
  const share = now.length / (now.length + before.length - first)
  return logBinomialTail(seen, seen + earlier, share) < surely ? 'escalating' : 'ongoing'
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)
