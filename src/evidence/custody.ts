import { z } from 'zod'

/** What may happen to evidence. Each is an event of the ledger, so that nobody can quietly change the chain. */
export const custodySteps = [
  'taken',
  'checked',
  'copied',
  'stamped',
  'proven',
  'exported',
  'handed-over',
  'note',
] as const
export type CustodyStep = (typeof custodySteps)[number]

const kindPrefix = 'custody.'

const bodySchema = z.strictObject({
  sha256: z.string(),
  /** What else there is to say: from whom, to whom, under which name. */
  detail: z.string(),
})

/** One link of the chain of custody. */
export interface Custody {
  readonly step: CustodyStep
  readonly sha256: string
  readonly detail: string
}

/** The record of the ledger under which the chain of one original stands. */
export const custodyRecord = (sha256: string) => `evidence/${sha256.slice(0, 32)}`

/** What the ledger writes down. */
export function custodyEvent({ step, sha256, detail }: Custody) {
  return {
    kind: `${kindPrefix}${step}`,
    record: custodyRecord(sha256),
    body: { sha256, detail: detail.slice(0, 2000) },
  }
}

/** Reads an event back; undefined where it is of another kind or was erased. */
export function readCustody(event: { readonly kind: string; readonly body: unknown }): Custody | undefined {
  const step = custodySteps.find((name) => event.kind === `${kindPrefix}${name}`)
  const body = bodySchema.safeParse(event.body)
  return step === undefined || !body.success ? undefined : { step, ...body.data }
}
