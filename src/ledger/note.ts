import { LedgerError } from './errors.ts'
import type { SigningKey, VerifierKey } from './keys.ts'

/** Signed notes as in C2SP signed-note: a text, an empty line, one signature a line. */

const maxBytes = 1_000_000
const maxSignatures = 100

/** @param text ends with a line end and has no other control character */
export function signNote(text: string, keys: readonly SigningKey[]): string {
  checkText(text)
  const message = Buffer.from(text)
  const lines = keys.map((key) => {
    const signature = Buffer.concat([key.public.noteId, key.sign(message)]).toString('base64')
    return `— ${key.public.name} ${signature}\n`
  })
  return `${text}\n${lines.join('')}`
}

/**
 * The text of a note that at least one known key has signed.
 * @returns the text and the known keys that signed it
 * @throws LedgerError `invalid-note` for a malformed note, `integrity` when a known key's signature is wrong
 *   or no known key has signed
 */
export function openNote(
  note: string,
  known: readonly VerifierKey[],
): { readonly text: string; readonly signers: readonly VerifierKey[] } {
  const { text, signatures } = splitNote(note)
  const message = Buffer.from(text)
  const signers: VerifierKey[] = []
  for (const { name, noteId, signature } of signatures) {
    const key = known.find((one) => one.name === name && Buffer.compare(one.noteId, noteId) === 0)
    if (key === undefined || signers.includes(key)) continue
    if (!key.verify(message, signature)) {
      throw new LedgerError('integrity', `the signature of ${name} on the note is wrong`)
    }
    signers.push(key)
  }
  if (signers.length === 0) {
    throw new LedgerError('integrity', 'the note is not signed by a known key', {
      hint: `it names ${signatures.map((signature) => signature.name).join(', ')}`,
    })
  }
  return { text, signers }
}

interface NoteSignature {
  readonly name: string
  readonly noteId: Uint8Array
  readonly signature: Uint8Array
}

/** @throws LedgerError `invalid-note` */
function splitNote(note: string): { text: string; signatures: NoteSignature[] } {
  const end = note.lastIndexOf('\n\n')
  if (note.length > maxBytes || end < 0 || !note.endsWith('\n')) {
    throw new LedgerError('invalid-note', 'a note is a text, an empty line and signature lines')
  }
  const text = note.slice(0, end + 1)
  checkText(text)
  const lines = note.slice(end + 2, -1).split('\n')
  if (lines.length > maxSignatures) throw new LedgerError('invalid-note', 'the note has too many signatures')
  const signatures = lines.map((line) => {
    const [, name, base64] = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line) ?? []
    const bytes = Buffer.from(base64 ?? '', 'base64')
    if (name === undefined || bytes.length < 5 || bytes.toString('base64') !== base64) {
      throw new LedgerError('invalid-note', 'a signature line of the note cannot be read')
    }
    return { name, noteId: bytes.subarray(0, 4), signature: bytes.subarray(4) }
  })
  return { text, signatures }
}

function checkText(text: string): void {
  const control = [...text].some((character) => character < ' ' && character !== '\n')
  if (control || !text.endsWith('\n') || !text.isWellFormed()) {
    throw new LedgerError(
      'invalid-note',
      'the text of a note ends with a line end and has no control characters',
    )
  }
}
