import { createHash } from 'node:crypto'
import type { Json } from '../../kernel/canonical-json.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import type { Tlp } from '../../vocab/tlp.ts'
import type { RecordBook } from '../book.ts'
import type { Person, RecordView } from '../view.ts'
import { type Extension, extensionId, extensions, type StixDraft, stixId } from './object.ts'

/** The marking definitions that FIRST and OASIS fixed for TLP 2.0. */
const markings: Readonly<Record<Tlp, string>> = {
  'TLP:CLEAR': 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487',
  'TLP:GREEN': 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  'TLP:AMBER': 'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'TLP:AMBER+STRICT': 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
  'TLP:RED': 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1',
}
const tlp2 = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d'

const author = stixId('identity', 'tocsin')
/** When our own objects were defined. */
const defined = '2026-11-22T00:00:00.000Z'
const observableTypes = new Set(['domain-name'])

type Object21 = { readonly [property: string]: Json | undefined }

/**
 * Records as one STIX 2.1 bundle, written as it is read, with what they link to as far as it may leave, so that no
 * reference leads nowhere. The same records give the same bytes.
 */
export async function* stixBundle(
  book: RecordBook,
  reader: Person,
  chunks: AsyncIterable<readonly RecordView[]>,
): AsyncGenerator<string> {
  const done = new Set<string>()
  const levels = new Set<Tlp>(['TLP:CLEAR'])
  const used = new Set<Extension>()
  const digest = createHash('sha256')
  let first = true
  const written = (object: Object21): string => {
    const text = canonicalJson(object)
    digest.update(text)
    const comma = first ? '' : ',\n'
    first = false
    return comma + text
  }
  yield '{"objects":[\n'
  for await (const records of chunks) {
    const known = await withLinked(book, reader, records)
    for (const view of known.values()) {
      if (done.has(view.id)) continue
      done.add(view.id)
      levels.add(view.tlp)
      for (const object of objectsOf(book, view, known)) {
        if (done.has(String(object.id))) continue
        done.add(String(object.id))
        for (const name of Object.keys(extensions) as Extension[]) {
          if (extensionId(name) in ((object.extensions as object | undefined) ?? {})) used.add(name)
        }
        yield written(object)
      }
    }
  }
  for (const object of [
    authorObject,
    ...[...levels].sort().map(markingObject),
    ...[...used].sort().map(definition),
  ]) {
    yield written(object)
  }
  const hex = digest.digest('hex')
  yield `\n],"type":"bundle","id":"${stixId('bundle', hex)}"}\n`
}

/** Records and all that they link to, link by link, as far as it may leave. */
async function withLinked(
  book: RecordBook,
  reader: Person,
  records: readonly RecordView[],
): Promise<ReadonlyMap<string, RecordView>> {
  const known = new Map(records.map((view) => [view.id, view]))
  const asked = new Set(known.keys())
  for (let newest = records; newest.length > 0; ) {
    const missing = newest.flatMap(({ links }) => [...links.keys()]).filter((id) => !asked.has(id))
    for (const id of missing) asked.add(id)
    newest = await book.leaving(reader, [...new Set(missing)])
    for (const view of newest) known.set(view.id, view)
  }
  return known
}

function objectsOf(book: RecordBook, view: RecordView, known: ReadonlyMap<string, RecordView>): Object21[] {
  const mapping = book.kinds.get(view.kind)?.stix
  if (mapping === undefined) return []
  const ref = (id: string) => {
    const target = known.get(id)
    const other = target && book.kinds.get(target.kind)?.stix
    return other === undefined ? null : other.main(target!.fields as never, id)
  }
  return mapping.objects(view.fields as never, view.id, ref).map((draft, i) => sealed(draft, view, i === 0))
}

function sealed(draft: StixDraft, view: RecordView, main: boolean): Object21 {
  const marked = { ...draft, spec_version: '2.1', object_marking_refs: [markings[view.tlp]] }
  if (observableTypes.has(draft.type)) return marked
  const own = { source_name: 'tocsin', external_id: view.id }
  const given = (draft.external_references ?? []) as readonly Json[]
  const references = main ? [...given, own] : given
  return {
    ...marked,
    created: new Date(view.created).toISOString(),
    modified: new Date(view.changed).toISOString(),
    created_by_ref: author,
    ...(references.length === 0 ? {} : { external_references: references }),
    ...(view.retracted === null ? {} : { revoked: true }),
  }
}

const authorObject: Object21 = {
  type: 'identity',
  id: author,
  spec_version: '2.1',
  created: defined,
  modified: defined,
  name: 'Tocsin',
  identity_class: 'system',
  object_marking_refs: [markings['TLP:CLEAR']],
}

function markingObject(tlp: Tlp): Object21 {
  return {
    type: 'marking-definition',
    spec_version: '2.1',
    id: markings[tlp],
    created: '2022-10-01T00:00:00.000Z',
    name: tlp,
    extensions: { [tlp2]: { extension_type: 'property-extension', tlp_2_0: tlp.slice(4).toLowerCase() } },
  }
}

function definition(name: Extension): Object21 {
  return {
    type: 'extension-definition',
    spec_version: '2.1',
    id: extensionId(name),
    created: defined,
    modified: defined,
    created_by_ref: author,
    name: `tocsin ${name}`,
    description: 'What a record of Tocsin says beyond the fields of STIX.',
    schema: extensions[name],
    version: '1.0.0',
    extension_types: ['property-extension'],
    object_marking_refs: [markings['TLP:CLEAR']],
  }
}
