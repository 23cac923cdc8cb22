import { z } from 'zod'
import { type Field, type FlatField, isRows, mostRows, type RecordKind } from '../records/index.ts'
import { type Tlp, tlpLevels } from '../vocab/tlp.ts'
import { WebError } from './errors.ts'

/** What a form or a JSON body says of a record; its fields are not checked yet. */
export interface ReceivedEntry {
  readonly fields: Readonly<Record<string, unknown>>
  readonly tlp: Tlp
  readonly shared: boolean
  /** -1 when none was given. */
  readonly revision: number
  readonly reason: string
  /** Fields where the editor takes the other side of a conflict. */
  readonly theirs: ReadonlySet<string>
  /** Id of the form, under which a draft of it is kept; null where nobody typed into one. */
  readonly draft: string | null
}

const mostBytes = 512 * 1024

const body = z.strictObject({
  fields: z.record(z.string(), z.unknown()),
  tlp: z.enum(tlpLevels).optional(),
  shared: z.boolean().default(false),
  revision: z.int().default(-1),
  reason: z.string().max(1000).default(''),
})

/** @throws WebError `bad-form`, `too-large` */
export async function receiveEntry(request: Request, kind: RecordKind): Promise<ReceivedEntry> {
  if (request.headers.get('content-type')?.startsWith('application/json') === true) {
    const parsed = body.safeParse(parsedJson(await boundedText(request)))
    if (!parsed.success) {
      throw new WebError(
        'bad-form',
        'the body is not an object with fields, tlp, shared, revision and reason',
        {
          hint: '/api/openapi.json describes it',
        },
      )
    }
    return { ...parsed.data, tlp: parsed.data.tlp ?? kind.tlp, theirs: new Set(), draft: null }
  }
  return entryOf(kind, await receiveForm(request))
}

/** @throws WebError `bad-form` */
export function entryOf(kind: RecordKind, form: URLSearchParams): ReceivedEntry {
  const tlp = tlpLevels.find((level) => level === form.get('tlp'))
  if (tlp === undefined) throw new WebError('bad-form', 'the form names no TLP level')
  return {
    fields: fieldsOf(kind, form),
    tlp,
    shared: form.get('shared') === 'yes',
    revision: Number(form.get('revision') || -1),
    reason: form.get('reason') ?? '',
    theirs: new Set(Object.keys(kind.fields).filter((name) => form.get(`take.${name}`) === 'theirs')),
    draft: form.get('draft'),
  }
}

/** A form without files. @throws WebError `bad-form`, `too-large` */
export async function receiveForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) {
    throw new WebError('bad-form', 'expected the fields of a form')
  }
  return new URLSearchParams(await boundedText(request))
}

/** A JSON object. @throws WebError `bad-form`, `too-large` */
export async function receiveJson(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const parsed = parsedJson(await boundedText(request))
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
    return parsed as Readonly<Record<string, unknown>>
  }
  throw new WebError('bad-form', 'expected a JSON object')
}

async function boundedText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > mostBytes) throw new WebError('too-large', `the form is larger than ${mostBytes / 1024} KiB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Values of a kind's fields as a form or an address names them; not checked. */
export function fieldsOf(kind: RecordKind, form: URLSearchParams): Readonly<Record<string, unknown>> {
  const given = Object.entries(kind.fields).map(
    ([name, field]) => [name, fieldValue(field, name, form)] as const,
  )
  return Object.fromEntries(given.filter(([, value]) => value !== undefined))
}

function fieldValue(field: Field, name: string, form: URLSearchParams): unknown {
  if (!isRows(field)) return flatValue(field, form.get(name))
  const entries: object[] = []
  for (let i = 0; i < mostRows + 2; i++) {
    const cells = Object.entries(field.columns)
      .map(([column, inner]) => [column, flatValue(inner, form.get(`${name}.${i}.${column}`))] as const)
      .filter(([, value]) => value !== undefined)
    if (cells.length > 0) entries.push(Object.fromEntries(cells))
  }
  return entries
}

/** An empty field is an absent one; browsers send line ends as CR LF. */
function flatValue({ input }: FlatField, given: string | null): unknown {
  const value = (given ?? '').replaceAll('\r\n', '\n').trim()
  if (value === '') return undefined
  return input.type === 'number' && /^-?\d{1,15}$/.test(value) ? Number(value) : value
}
