import { randomUUID } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { chmod, copyFile, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Digesting, type Digests, digestsOf, sha256Form } from './digests.ts'
import { EvidenceError } from './errors.ts'

const receiptSchema = z.strictObject({
  sha256: z.string().regex(sha256Form),
  sha3_512: z.string(),
  bytes: z.number(),
  /** As the file was called where it was taken from. */
  name: z.string(),
  mediaType: z.string(),
  /** ISO 8601, UTC. */
  takenAt: z.string(),
})

/** What the vault says of an original. */
export type Receipt = z.infer<typeof receiptSchema>

export interface Taken {
  readonly receipt: Receipt
  /** False when the same bytes were there before; the first receipt stands. */
  readonly added: boolean
}

/** What lies beside an original: its time stamps and proofs. */
export type Attachment = 'tsr' | 'ots'

/**
 * Originals of evidence, named by their SHA-256, read-only and never opened by anything but a digest: whoever
 * works on one gets a copy. `spec/evidence.md` describes the folder.
 */
export class EvidenceVault {
  readonly #folder: string

  /** @param store folder of the store */
  constructor(store: string) {
    this.#folder = join(store, 'evidence')
  }

  #original = (sha256: string) => join(this.#folder, 'originals', sha256)
  #receipt = (sha256: string) => join(this.#folder, 'receipts', `${sha256}.json`)
  #beside = (sha256: string) => join(this.#folder, 'beside', sha256)

  /** Keeps the bytes of a stream. They are on disk, digested and read-only when this resolves. */
  async take(
    bytes: AsyncIterable<Uint8Array>,
    { name, mediaType, takenAt }: Pick<Receipt, 'name' | 'mediaType' | 'takenAt'>,
  ): Promise<Taken> {
    await this.#folders()
    const fresh = join(this.#folder, 'incoming', randomUUID())
    try {
      const digests = await written(fresh, bytes)
      const before = await this.find(digests.sha256)
      if (before !== undefined) return { receipt: before, added: false }
      await chmod(fresh, 0o400)
      await rename(fresh, this.#original(digests.sha256))
      await synced(join(this.#folder, 'originals'))
      const receipt = { ...digests, name: name.slice(0, 400), mediaType: mediaType.slice(0, 200), takenAt }
      await this.#write(this.#receipt(digests.sha256), Buffer.from(`${JSON.stringify(receipt, null, 1)}\n`))
      return { receipt, added: true }
    } catch (error) {
      throw error instanceof EvidenceError ? error : unwritable(error)
    } finally {
      await rm(fresh, { force: true })
    }
  }

  /** Keeps a file that lies elsewhere. @throws EvidenceError `evidence-missing` */
  async takeFile(path: string, as: Pick<Receipt, 'name' | 'mediaType' | 'takenAt'>): Promise<Taken> {
    const found = await stat(path).catch(() => undefined)
    if (found === undefined || !found.isFile()) {
      throw new EvidenceError('evidence-missing', `${path} is not a file that can be read`)
    }
    return this.take(createReadStream(path), as)
  }

  async find(sha256: string): Promise<Receipt | undefined> {
    if (!sha256Form.test(sha256)) return undefined
    const text = await readFile(this.#receipt(sha256), 'utf8').catch(() => undefined)
    if (text === undefined) return undefined
    try {
      return receiptSchema.parse(JSON.parse(text))
    } catch (error) {
      throw new EvidenceError('evidence-damaged', `the receipt of ${sha256} cannot be read`, {
        hint: 'restore it from a backup',
        cause: error,
      })
    }
  }

  /** @throws EvidenceError `evidence-missing` */
  async get(sha256: string): Promise<Receipt> {
    const receipt = await this.find(sha256)
    if (receipt === undefined) {
      throw new EvidenceError(
        'evidence-missing',
        `the store keeps no evidence with SHA-256 ${sha256.slice(0, 80)}`,
        {
          hint: 'tocsin evidence list names what it keeps',
        },
      )
    }
    return receipt
  }

  /** Oldest first. */
  async list(): Promise<readonly Receipt[]> {
    const names = await readdir(join(this.#folder, 'receipts')).catch(() => [])
    const receipts = await Promise.all(
      names.filter((name) => name.endsWith('.json')).map((name) => this.get(name.slice(0, -5))),
    )
    return receipts.sort((x, y) => (x.takenAt + x.sha256 < y.takenAt + y.sha256 ? -1 : 1))
  }

  /** Reads an original again. @throws EvidenceError `evidence-missing`, `evidence-damaged` */
  async check(sha256: string): Promise<Receipt> {
    const receipt = await this.get(sha256)
    const now = await digestsOf(this.#original(sha256)).catch(() => undefined)
    if (now === undefined || now.sha256 !== receipt.sha256 || now.sha3_512 !== receipt.sha3_512) {
      const what = now === undefined ? 'is gone' : 'has other bytes now'
      throw new EvidenceError('evidence-damaged', `the original of ${receipt.name} (${sha256}) ${what}`, {
        hint: 'restore it from a backup and check it again',
      })
    }
    return receipt
  }

  /** Writes a working copy, after checking the original. @param to path that must not exist yet */
  async copy(sha256: string, to: string): Promise<Receipt> {
    const receipt = await this.check(sha256)
    try {
      await copyFile(this.#original(sha256), to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
      await chmod(to, 0o600)
    } catch (error) {
      throw unwritable(error)
    }
    return receipt
  }

  /** The original's bytes, for export only. */
  async open(sha256: string): Promise<{ receipt: Receipt; bytes: AsyncIterable<Uint8Array> }> {
    return { receipt: await this.check(sha256), bytes: createReadStream(this.#original(sha256)) }
  }

  async attach(sha256: string, kind: Attachment, bytes: Uint8Array): Promise<void> {
    await this.get(sha256)
    const folder = this.#beside(sha256)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const { sha256: name } = digested(bytes)
    await this.#write(join(folder, `${name}.${kind}`), bytes)
  }

  /** Time stamps or proofs of an original. */
  async attachments(sha256: string, kind: Attachment): Promise<readonly Buffer[]> {
    const folder = this.#beside(sha256)
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(`.${kind}`)).sort()
    return Promise.all(names.map((name) => readFile(join(folder, name))))
  }

  async #folders(): Promise<void> {
    for (const name of ['originals', 'receipts', 'beside', 'incoming']) {
      await mkdir(join(this.#folder, name), { recursive: true, mode: 0o700 }).catch((error: unknown) => {
        throw unwritable(error)
      })
    }
  }

  async #write(path: string, bytes: Uint8Array): Promise<void> {
    const fresh = join(this.#folder, 'incoming', randomUUID())
    await mkdir(join(this.#folder, 'incoming'), { recursive: true, mode: 0o700 })
    await written(fresh, [bytes])
    await rename(fresh, path)
    await synced(join(path, '..'))
  }
}

function digested(bytes: Uint8Array): Digests {
  const digesting = new Digesting()
  digesting.update(bytes)
  return digesting.done()
}

async function written(
  path: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Digests> {
  const digesting = new Digesting()
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of bytes) {
      digesting.update(chunk)
      await file.write(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return digesting.done()
}

async function synced(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function unwritable(error: unknown): EvidenceError {
  const { code = '' } = error as { code?: string }
  const why =
    code === 'ENOSPC'
      ? 'the disk is full'
      : code === 'EEXIST'
        ? 'there is such a file already'
        : String(error)
  return new EvidenceError('evidence-unwritable', `evidence was not written: ${why}`, {
    hint:
      code === 'EEXIST' ? 'name another file' : 'make room or choose another --store; nothing was half kept',
    cause: error,
  })
}
