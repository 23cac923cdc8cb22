import type { Label } from '../vocab/label.ts'
import { withoutNull } from './difference.ts'
import { type Fault, RecordError } from './errors.ts'
import { type Field, isRequired, isRows } from './field.ts'
import type { Content, RecordKind } from './kind.ts'

/** The content in the form of the kind. @throws RecordError `fields-invalid` that names every faulty field */
export function validContent(kind: RecordKind, fields: unknown): Content {
  const parsed = kind.schema.safeParse(fields)
  if (parsed.success) {
    return withoutNull((kind.settle?.(parsed.data as never) as Content | undefined) ?? parsed.data)
  }
  const faults = parsed.error.issues.slice(0, 50).map(({ path, code }) => {
    const [name, row, column] = path.map(String)
    const field = kind.fields[name ?? '']
    if (field === undefined || code === 'unrecognized_keys') return unknownField(name)
    return faultOf(field, name!, row, column)
  })
  const unique = [...new Map(faults.map((fault) => [`${fault.field}`, fault])).values()]
  throw new RecordError(
    'fields-invalid',
    unique
      .map(({ says }) => says.en)
      .join('; ')
      .slice(0, 500),
    {
      faults: unique,
    },
  )
}

function faultOf(field: Field, name: string, row: string | undefined, column: string | undefined): Fault {
  const inner = isRows(field) && column !== undefined ? field.columns[column] : undefined
  if (isRows(field) && row !== undefined && inner !== undefined) {
    const n = Number(row) + 1
    return {
      field: `${name}.${row}.${column}`,
      says: {
        en: `${field.label.en} ${n}, ${inner.label.en}: expected ${inner.expects.en}`,
        fr: `${field.label.fr} ${n}, ${inner.label.fr} : attendu ${inner.expects.fr}`,
      },
    }
  }
  return { field: name, says: expected(field) }
}

function expected(field: Field): Label {
  const { label, expects } = field
  const needed = isRequired(field) ? { en: 'needed, ', fr: 'requis, ' } : { en: '', fr: '' }
  return {
    en: `${label.en}: ${needed.en}expected ${expects.en}`,
    fr: `${label.fr} : ${needed.fr}attendu ${expects.fr}`,
  }
}

function unknownField(name: string | undefined): Fault {
  const shown = (name ?? '').slice(0, 40)
  return {
    field: null,
    says: { en: `there is no such field ${shown}`.trim(), fr: `champ inconnu ${shown}`.trim() },
  }
}
