import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EvidenceVault } from '../../src/evidence/index.ts'
import { sha256, streamOf, workFolder } from './support.ts'

const folder = workFolder()
const as = { name: 'leaflet.jpg', mediaType: 'image/jpeg', takenAt: '2027-05-01T08:00:00Z' }
const vault = new EvidenceVault(folder)
const original = (id: string) => join(folder, 'evidence', 'originals', id)

describe('the vault', () => {
  test('keeps the bytes under both digests, read-only, and knows them again', async () => {
    const { receipt, added } = await vault.take(streamOf(Buffer.from('ab'), Buffer.from('c')), as)
    expect(added).toBe(true)
    // FIPS 180-4 and FIPS 202 test vectors for "abc".
    expect(receipt.sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(receipt.sha3_512).toMatch(/^b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e/)
    expect(statSync(original(receipt.sha256)).mode & 0o777).toBe(0o400)
    const again = await vault.take(streamOf(Buffer.from('abc')), { ...as, name: 'other name' })
    expect([again.added, again.receipt.name]).toEqual([false, 'leaflet.jpg'])
    expect(readdirSync(join(folder, 'evidence', 'incoming'))).toEqual([])
  })

  test('a working copy can be changed and the original stays', async () => {
    const { receipt } = await vault.take(streamOf(Buffer.from('to be worked on')), as)
    const copy = join(folder, 'working.jpg')
    await vault.copy(receipt.sha256, copy)
    writeFileSync(copy, 'changed')
    await expect(vault.check(receipt.sha256)).resolves.toMatchObject({ sha256: receipt.sha256 })
    await expect(vault.copy(receipt.sha256, copy)).rejects.toThrow('there is such a file already')
  })

  test('one flipped bit is found, and no copy is made of it', async () => {
    const { receipt } = await vault.take(streamOf(Buffer.from('soon damaged')), as)
    const bytes = readFileSync(original(receipt.sha256))
    bytes[3]! ^= 1
    chmodSync(original(receipt.sha256), 0o600)
    writeFileSync(original(receipt.sha256), bytes)
    await expect(vault.check(receipt.sha256)).rejects.toMatchObject({ code: 'evidence-damaged' })
    const copy = join(folder, 'never.jpg')
    await expect(vault.copy(receipt.sha256, copy)).rejects.toMatchObject({ code: 'evidence-damaged' })
    expect(existsSync(copy)).toBe(false)
  })

  test('a stream that breaks off leaves nothing', async () => {
    async function* broken() {
      yield Buffer.from('half of it')
      throw new Error('the line went dead')
    }
    const before = readdirSync(join(folder, 'evidence', 'originals'))
    await expect(vault.take(broken(), as)).rejects.toThrow('the line went dead')
    expect(readdirSync(join(folder, 'evidence', 'originals'))).toEqual(before)
    expect(readdirSync(join(folder, 'evidence', 'incoming'))).toEqual([])
  })

  test('an id is a digest and never a path', async () => {
    expect(await vault.find('../keys/ledger.key')).toBeUndefined()
    await expect(vault.get(sha256('never taken'))).rejects.toMatchObject({ code: 'evidence-missing' })
  })
})
