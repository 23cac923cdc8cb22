import type { RawField } from '../normalise.ts'
import { rawFields } from '../normalise.ts'
import { scalarText } from './json-values.ts'
import { columnKey, type JsonObject, type NeutralRow, type RecordPreset, type TablePreset } from './preset.ts'

/** Names under which ordinary files carry the neutral fields; the first that is filled wins. */
export const neutralAliases: Readonly<Record<RawField, readonly string[]>> = {
  platform: ['platform'],
  account: ['account', 'account_id', 'author', 'user', 'username', 'handle'],
  time: ['time', 'ts', 'timestamp', 'created_at', 'date'],
  ts_resolution: ['ts_resolution', 'time_resolution'],
  text: ['text', 'content', 'message'],
  language: ['language', 'lang'],
  links: ['links', 'urls', 'url'],
  hashtags: ['hashtags', 'tags'],
  mentions: ['mentions'],
  media: ['media', 'media_hashes', 'phash'],
  reshare_of: ['reshare_of', 'rt_of', 'retweet_of', 'repost_of'],
  reply_to: ['reply_to', 'in_reply_to'],
  object: ['object'],
  native_id: ['native_id', 'id', 'post_id'],
}

const needs = [neutralAliases.account, neutralAliases.time]

export const neutralTable: TablePreset = {
  name: 'neutral',
  says: 'the neutral schema: account and time, and any of its other fields',
  needs,
  fields: Object.fromEntries(rawFields.map((field) => [field, { first: neutralAliases[field] }])),
}

const fieldsOf = rawFields.map((field) => [field, neutralAliases[field]] as const)

export const neutralRecords: RecordPreset = {
  name: 'neutral',
  says: neutralTable.says,
  needs,
  recognises: (record) => {
    const keys = new Set(Object.keys(record).map(columnKey))
    return needs.every((names) =>
      names.some((name) => keys.has(name) && scalarText(valueAt(record, name)) !== undefined),
    )
  },
  flatten(record) {
    const row: NeutralRow = {}
    for (const [field, names] of fieldsOf) {
      for (const name of names) {
        const text = fieldText(valueAt(record, name))
        if (text === undefined) continue
        row[field] = text
        break
      }
    }
    return row
  },
}

function valueAt(record: JsonObject, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

function fieldText(value: unknown): string | undefined {
  if (!Array.isArray(value)) return scalarText(value)
  const items = value.map(scalarText).filter((item) => item !== undefined)
  return items.length === 0 ? undefined : JSON.stringify(items)
}
