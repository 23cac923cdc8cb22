import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import {
  type Attestation,
  type Capture,
  type Custody,
  type CustodyStep,
  custodyEvent,
  custodyRecord,
  EvidenceError,
  EvidenceVault,
  isArchive,
  mediaTypeOf,
  type Receipt,
  readCustody,
  readOpenTimestamps,
  readTimeStamp,
  readWacz,
  readWarc,
  sha256Form,
  type Taken,
  type TimeStamp,
  timeStampRequest,
  warcInfo,
  warcResource,
  writeWacz,
} from '../evidence/index.ts'
import { isoTime } from '../kernel/time.ts'
import type { Ledger } from '../ledger/index.ts'
import { inTerminal } from '../vocab/label.ts'
import type { Effects } from './context.ts'
import { appVersion } from './version.ts'

/** A link of the chain of custody with when and by whom. */
export interface CustodyEntry extends Custody {
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Evidence with all that is known of it. */
export interface EvidenceFile {
  readonly receipt: Receipt
  /** Null where the original no longer has its digests. */
  readonly intact: boolean
  readonly custody: readonly CustodyEntry[]
  readonly proofs: readonly Attestation[]
}

/** Who acts; what they do is written into the chain of custody before they are told that it is done. */
export interface EvidenceDesk {
  /** Keeps files. An archive's captures are kept too, each as evidence of its own. */
  take(path: string, by: string, from: string): AsyncGenerator<Taken>
  list(): Promise<readonly Receipt[]>
  look(id: string): Promise<EvidenceFile>
  check(id: string, by: string): Promise<Receipt>
  copy(id: string, to: string, by: string): Promise<Receipt>
  /** The bytes of a working copy, on record like any copy. */
  content(id: string, by: string): Promise<{ receipt: Receipt; bytes: AsyncIterable<Uint8Array> }>
  request(id: string): Promise<Uint8Array>
  /** @param trusted PEM certificates of authorities, one after the other */
  stamp(id: string, response: Uint8Array, trusted: string, by: string): Promise<TimeStamp>
  prove(id: string, proof: Uint8Array, by: string): Promise<readonly Attestation[]>
  note(id: string, step: 'handed-over' | 'note', detail: string, by: string): Promise<void>
  /** A WARC or WACZ of these originals, as bytes. */
  archive(ids: readonly string[], form: 'warc' | 'wacz', by: string): Promise<AsyncIterable<Uint8Array>>
}

type DeskEffects = Pick<Effects, 'clock' | 'randomBytes'>

/** Evidence of a store, with its chain of custody in the ledger. */
export function evidenceDesk(
  store: string,
  ledger: Ledger,
  { clock, randomBytes }: DeskEffects,
): EvidenceDesk {
  const vault = new EvidenceVault(store)
  const record = async (step: CustodyStep, sha256: string, by: string, detail: string) => {
    await ledger.append({ author: by, ...custodyEvent({ step, sha256, detail }) })
  }

  /** The whole digest for its beginning, as people type it. */
  async function full(id: string): Promise<string> {
    if (sha256Form.test(id)) return id
    const beginning = /^[0-9a-f]{6,63}$/.test(id) ? id : undefined
    const found = (await vault.list()).filter(
      ({ sha256 }) => beginning !== undefined && sha256.startsWith(beginning),
    )
    if (found.length === 1) return found[0]!.sha256
    const what =
      found.length === 0
        ? 'no evidence begins'
        : inTerminal`${found.length} {piece of evidence begins|pieces of evidence begin}`
    throw new EvidenceError('evidence-missing', `${what} with ${id.slice(0, 80)}`, {
      hint: 'give at least six digits of its SHA-256; tocsin evidence list shows them',
    })
  }

  async function keep(taking: Promise<Taken>, by: string, detail: string): Promise<Taken> {
    const taken = await taking
    await record('taken', taken.receipt.sha256, by, detail)
    return taken
  }

  return {
    async *take(path, by, from) {
      const name = basename(path)
      const takenAt = isoTime(clock())
      const whole = await keep(
        vault.takeFile(path, { name, mediaType: mediaTypeOf(name), takenAt }),
        by,
        from,
      )
      yield whole
      if (!isArchive(name)) return
      for await (const capture of capturesOf(path, name)) {
        const as = { name: capture.url, mediaType: capture.mediaType, takenAt }
        yield keep(vault.take(once(capture.content), as), by, captureWords(capture, whole.receipt.sha256))
      }
    },
    list: () => vault.list(),
    async look(id) {
      const sha256 = await full(id)
      const receipt = await vault.get(sha256)
      const intact = await vault.check(sha256).then(
        () => true,
        () => false,
      )
      const custody: CustodyEntry[] = []
      for await (const event of ledger.events({ record: custodyRecord(sha256) })) {
        const read = readCustody(event)
        if (read !== undefined) custody.push({ ...read, by: event.author, at: event.recorded })
      }
      const proofs = (await vault.attachments(sha256, 'ots')).flatMap((proof) =>
        readOpenTimestamps(proof, sha256),
      )
      return { receipt, intact, custody, proofs }
    },
    async check(id, by) {
      const sha256 = await full(id)
      const receipt = await vault.check(sha256)
      await record('checked', sha256, by, 'both digests hold')
      return receipt
    },
    async copy(id, to, by) {
      const sha256 = await full(id)
      const receipt = await vault.copy(sha256, to)
      await record('copied', sha256, by, `working copy ${basename(to)}`)
      return receipt
    },
    async content(id, by) {
      const opened = await vault.open(await full(id))
      await record('copied', opened.receipt.sha256, by, 'working copy through the browser')
      return opened
    },
    request: async (id) => timeStampRequest((await vault.get(await full(id))).sha256, randomBytes),
    async stamp(id, response, trusted, by) {
      const sha256 = await full(id)
      const stamp = await readTimeStamp(response, sha256, certificates(trusted))
      await vault.attach(sha256, 'tsr', response)
      await record(
        'stamped',
        sha256,
        by,
        `${isoTime(stamp.at)} by ${stamp.authority}, serial ${stamp.serial}`,
      )
      return stamp
    },
    async prove(id, proof, by) {
      const sha256 = await full(id)
      const attestations = readOpenTimestamps(proof, sha256)
      await vault.attach(sha256, 'ots', proof)
      await record('proven', sha256, by, attestations.map(attestationWords).join('; '))
      return attestations
    },
    async note(id, step, detail, by) {
      const { sha256 } = await vault.get(await full(id))
      await record(step, sha256, by, detail)
    },
    async archive(ids, form, by) {
      const digests: string[] = []
      for (const id of ids) digests.push((await vault.check(await full(id))).sha256)
      for (const sha256 of digests) await record('exported', sha256, by, form.toUpperCase())
      const date = isoTime(clock())
      async function* resources() {
        for (const sha256 of digests) {
          const { receipt, bytes } = await vault.open(sha256)
          const chunks = await Array.fromAsync(bytes)
          const { mediaType, takenAt, name } = receipt
          const url = /^https?:\/\//.test(name) ? name : `urn:sha-256:${sha256}`
          yield { url, date: takenAt, mediaType, content: Buffer.concat(chunks) }
        }
      }
      const software = `tocsin ${appVersion()}`
      if (form === 'wacz') return writeWacz(resources(), { software, date, title: 'Evidence' })
      return (async function* () {
        yield await warcInfo(software, date)
        for await (const resource of resources()) yield await warcResource(resource)
      })()
    },
  }
}

function capturesOf(path: string, name: string): AsyncGenerator<Capture> {
  return /\.wacz$/i.test(name) ? readWacz(path, name) : readWarc(createReadStream(path), name)
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}

function captureWords({ url, date, digestHolds }: Capture, archive: string): string {
  const digest =
    digestHolds === null
      ? 'no digest stated'
      : digestHolds
        ? 'the stated digest holds'
        : 'THE STATED DIGEST DOES NOT HOLD'
  return `captured ${date} from ${url} in ${archive.slice(0, 16)}; ${digest}`
}

function certificates(pem: string): readonly string[] {
  return pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? []
}

export function attestationWords(attestation: Attestation): string {
  switch (attestation.kind) {
    case 'bitcoin':
      return `Bitcoin block ${attestation.height} must have Merkle root ${attestation.merkleRoot}`
    case 'pending':
      return `promised by ${attestation.calendar}, not attested yet`
    case 'unknown':
      return `attestation of unknown kind ${attestation.tag}`
    case 'unreadable':
      return `attestation behind the unknown operation ${attestation.operation}`
  }
}
