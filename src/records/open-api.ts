import { z } from 'zod'
import { tlpLevels } from '../vocab/tlp.ts'
import { isRows } from './field.ts'
import type { RecordKind } from './kind.ts'

type Document = { readonly [key: string]: unknown }

const json = (schema: Document) => ({ content: { 'application/json': { schema } } })
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const csv = { content: { 'text/csv': { schema: { type: 'string' } } } }
const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
const refused = Object.fromEntries(
  [401, 403, 404, 409, 422].map((status) => [
    status,
    { description: 'refused', content: { 'application/problem+json': { schema: ref('problem') } } },
  ]),
)

/** The interface of the records in OpenAPI 3.1, from the declarations. @param version of the program */
export function openApi(kinds: Iterable<RecordKind>, version: string): Document {
  const all = [...kinds]
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tocsin records',
      version,
      description: 'Every answer leaves out what the role of the session may not see, counts included.',
    },
    security: [{ token: [] }, { session: [] }],
    paths: Object.fromEntries(all.flatMap(pathsOf)),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'made on the account page; scopes read, write, read:KIND, write:desk/DESK narrow it',
        },
        session: { type: 'apiKey', in: 'cookie', name: 'tocsin.session_token' },
      },
      schemas: {
        problem: {
          type: 'object',
          properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' } },
          required: ['type', 'title', 'status'],
        },
        ...Object.fromEntries(all.flatMap(schemasOf)),
      },
    },
  }
}

function schemasOf(kind: RecordKind): [string, Document][] {
  const { $schema: _, ...content } = z.toJSONSchema(kind.schema, { io: 'input', unrepresentable: 'any' })
  const properties = content.properties as Record<string, Document>
  for (const [name, field] of Object.entries(kind.fields)) {
    const linked = !isRows(field) && field.input.type === 'link' ? field.input.kind : undefined
    properties[name] = {
      title: field.label.en,
      ...(linked === undefined ? {} : { description: `id of a record of kind ${linked}` }),
      ...properties[name],
    }
  }
  const entry = {
    type: 'object',
    properties: {
      fields: ref(kind.name),
      tlp: { type: 'string', enum: tlpLevels, default: kind.tlp },
      shared: { type: 'boolean', default: false },
      revision: { type: 'integer', description: 'the revision that was read; only to change a record' },
      reason: { type: 'string' },
    },
    required: ['fields'],
  }
  const record = {
    type: 'object',
    properties: {
      id: { type: 'string' },
      kind: { const: kind.name },
      tlp: { type: 'string', enum: tlpLevels },
      revision: { type: 'integer' },
      fields: ref(kind.name),
      derived: { type: 'object' },
    },
    required: ['id', 'kind', 'tlp', 'revision', 'fields', 'derived'],
  }
  return [
    [kind.name, content as Document],
    [`${kind.name}-entry`, entry],
    [`${kind.name}-record`, record],
  ]
}

function pathsOf(kind: RecordKind): [string, Document][] {
  const base = `/records/${kind.name}`
  const record = json(ref(`${kind.name}-record`))
  const filters = kind.filters.map((name) => {
    const field = kind.fields[name]!
    const options =
      !isRows(field) && field.input.type === 'choice' ? { enum: Object.keys(field.input.options) } : {}
    return { name, in: 'query', schema: { type: 'string', ...options } }
  })
  const query = [
    { name: 'q', in: 'query', schema: { type: 'string' } },
    { name: 'show', in: 'query', schema: { enum: ['current', 'retracted', 'all'] } },
    ...filters,
  ]
  const list = {
    type: 'object',
    properties: {
      total: { type: 'integer' },
      page: { type: 'integer' },
      pages: { type: 'integer' },
      records: { type: 'array', items: ref(`${kind.name}-record`) },
    },
  }
  const body = { required: true, ...json(ref(`${kind.name}-entry`)) }
  const made = (description: string) => ({ description, ...record })
  return [
    [
      `${base}.json`,
      {
        get: {
          summary: `a page of ${kind.many.en.toLowerCase()}`,
          parameters: [...query, { name: 'page', in: 'query', schema: { type: 'integer' } }],
          responses: { 200: { description: kind.means.en, ...json(list) }, ...refused },
        },
      },
    ],
    [
      `${base}.csv`,
      { get: { parameters: query, responses: { 200: { description: 'all of them', ...csv } } } },
    ],
    [
      base,
      { post: { summary: 'create', requestBody: body, responses: { 201: made('created'), ...refused } } },
    ],
    [
      `${base}/{id}.json`,
      { get: { parameters: [idParameter], responses: { 200: made(kind.one.en), ...refused } } },
    ],
    [
      `${base}/{id}`,
      {
        post: {
          summary: 'change what was read at `revision`',
          parameters: [idParameter],
          requestBody: body,
          responses: { 200: made('changed'), ...refused },
        },
      },
    ],
    [
      `${base}/{id}/history.json`,
      {
        get: {
          summary: 'who changed what when, with the hash of each event',
          parameters: [idParameter],
          responses: { 200: { description: 'newest first', ...json({ type: 'object' }) }, ...refused },
        },
      },
    ],
  ]
}
