import { scalarText } from './json-values.ts'
import type { JsonObject, RecordPreset, TablePreset } from './preset.ts'

const first = (name: string) => ({ first: [name] })

/** CooRTweet's four columns (Righetti and Balluff): who shared which object when. */
export const coortweet: TablePreset = {
  name: 'coortweet',
  says: "CooRTweet's columns object_id, account_id, content_id, timestamp_share",
  needs: [['object_id'], ['account_id'], ['content_id'], ['timestamp_share']],
  fields: {
    platform: first('platform'),
    account: first('account_id'),
    time: first('timestamp_share'),
    object: first('object_id'),
    native_id: first('content_id'),
  },
}

/** The same columns as fields of JSON records. */
export const coortweetRecords: RecordPreset = {
  name: coortweet.name,
  says: coortweet.says,
  needs: coortweet.needs,
  recognises: (record) => coortweet.needs.every(([name]) => field(record, name!) !== undefined),
  flatten: (record) => ({
    platform: field(record, 'platform'),
    account: field(record, 'account_id'),
    time: field(record, 'timestamp_share'),
    object: field(record, 'object_id'),
    native_id: field(record, 'content_id'),
  }),
}

const field = (record: JsonObject, name: string) =>
  Object.hasOwn(record, name) ? scalarText(record[name]) : undefined
