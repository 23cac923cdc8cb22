// Checks an exported ledger (spec/ledger.md): node verify-ledger.mjs FILE [KEY]; exits 9 if it does not hold.
import { createPublicKey, hash, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

const need = (holds, where, why) => holds || process.exit(console.log(`${where}: ${why}`) ?? 9)
process.on('uncaughtException', (error) => need(false, `event ${size}`, `cannot be read: ${error.message}`))
const sha = (...parts) => hash('sha256', Buffer.concat(parts.map((part) => Buffer.from(part))), 'buffer')
const signed = (key, text, signature) => verify(null, Buffer.from(text), key, signature)
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`
}
function enrol(vkey, role) {
  const [name, id, ...base64] = vkey.split('+')
  const raw = Buffer.from(base64.join('+'), 'base64').subarray(1)
  const x = raw.toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  keys.set(sha(raw).toString('hex'), { seals: `${name} ${id} ${role}`, name, role, key })
}
const [keys, acts, absent, erased, peaks] = [new Map(), new Set(), new Set(), new Set(), []]
let [header, note, size, front] = [null, null, 0, { hash: '0'.repeat(64), recorded: 0 }]
const data = readFileSync(process.argv[2])
for (let from = 0, end = 0; from < data.length; from = end + 1) {
  end = data.indexOf('\n', from)
  const line = JSON.parse(data.subarray(from, end))
  need(data.subarray(from, end).equals(Buffer.from(canonical(line))), `event ${size}`, 'not canonical')
  if (from === 0) header = { ...line, key: process.argv[3] ?? line.key }
  else if (line.checkpoint && note === null) note = line.checkpoint
  else readEvent(line, line.entry, line.entry.act, `event ${size}`)
}
function readEvent({ entry, body, salt }, { sequence, signature }, act, at) {
  need(sequence === size, at, `is missing or out of order, found ${sequence}`)
  need(entry.previous === front.hash && entry.recorded >= front.recorded, at, 'does not follow')
  need(size || canonical(header) === canonical(body), at, 'was opened by another key or in another format')
  if (size === 0) enrol(header.key, 'instance')
  const { name, role, key } = keys.get(act.signer) ?? need(false, at, 'is signed by an unknown key')
  const own = role === 'instance' || (act.author === name && !act.kind.startsWith('ledger.'))
  need(own && act.ledger === header.origin, at, 'is signed by a key that may not')
  need(signed(key, `tocsin act v1\n${canonical(act)}`, Buffer.from(signature, 'base64')), at, 'is forged')
  need(acts.size < acts.add(act.body).size, at, 'is an act that is on record already')
  const committed = body === undefined || sha(Buffer.from(salt, 'hex'), canonical(body)).toString('hex')
  need(committed === true ? absent.add(size) : committed === act.body, at, 'has a changed body')
  if (act.kind === 'ledger.key-enrolled') enrol(body.key, body.role)
  if (act.kind === 'ledger.key-revoked') keys.delete(body.key)
  if (act.kind === 'ledger.erased') erased.add(body.sequence)
  let node = sha([0], canonical(entry))
  front = { hash: node.toString('hex'), recorded: entry.recorded }
  for (let bit = size++; bit % 2 === 1; bit = (bit - 1) / 2) node = sha([1], peaks.pop(), node)
  peaks.push(node)
}
for (const one of absent.symmetricDifference(erased)) need(false, `event ${one}`, 'body or tombstone missing')
const root = peaks.reduceRight((right, left) => sha([1], left, right)).toString('base64')
const [text, by, seal] = (note ?? '').split(/\n\n— | |\n$/)
const raw = Buffer.from(seal ?? '', 'base64')
const sealer = [...keys.values()].find((key) => key.seals === `${by} ${raw.toString('hex', 0, 4)} instance`)
const holds = sealer && signed(sealer.key, `${text}\n`, raw.subarray(4)) && raw.toString('base64') === seal
need(holds && text === `${header.origin}\n${size}\n${root}`, `event ${size}`, 'truncated or forked')
console.log(`${header.origin}: ${size} events, root ${root}, everything holds`)
