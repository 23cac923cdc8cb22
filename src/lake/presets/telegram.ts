import { isObject, listText, scalarText, textAt } from './json-values.ts'
import type { JsonObject, RecordPreset } from './preset.ts'

/** Messages of a Telegram Desktop export (`result.json`): one chat, or all of them under `chats.list`. */
export const telegram: RecordPreset = {
  name: 'telegram',
  says: "Telegram Desktop's JSON export, of one chat or of all",
  needs: [['messages', 'chats.list[].messages']],
  recognises: (record) =>
    textAt(record, 'type') !== undefined &&
    (textAt(record, 'date_unixtime') !== undefined || textAt(record, 'date') !== undefined) &&
    Object.hasOwn(record, 'text'),
  flatten(record, context) {
    const type = textAt(record, 'type')
    if (type !== 'message')
      return { refused: `an entry of type ${(type ?? 'unknown').slice(0, 40)} is not a post` }
    const pieces = piecesOf(record)
    const of = (kinds: readonly string[]) =>
      pieces.filter((piece) => kinds.includes(textAt(piece, 'type') ?? ''))
    const chat = context.get('id') ?? context.get('name')
    const inChat = (id: string | undefined) =>
      id === undefined ? undefined : chat === undefined ? id : `${chat}/${id}`
    return {
      platform: 'telegram',
      account: textAt(record, 'from_id') ?? textAt(record, 'from') ?? context.get('name'),
      time: textAt(record, 'date_unixtime') ?? textAt(record, 'date'),
      text: pieces.map((piece) => textAt(piece, 'text') ?? '').join(''),
      links: listText(
        of(['link', 'text_link']).map((piece) => textAt(piece, 'href') ?? textAt(piece, 'text')),
      ),
      hashtags: listText(of(['hashtag']).map((piece) => textAt(piece, 'text'))),
      mentions: listText(of(['mention']).map((piece) => textAt(piece, 'text'))),
      reshare_of: textAt(record, 'forwarded_from_id') ?? textAt(record, 'forwarded_from'),
      reply_to: inChat(textAt(record, 'reply_to_message_id')),
      native_id: inChat(textAt(record, 'id')),
    }
  },
}

/** `text` is a string, or an array of strings and of objects with `type` and `text`. */
function piecesOf(record: JsonObject): readonly JsonObject[] {
  const text = record['text']
  if (!Array.isArray(text)) return [{ type: 'plain', text: scalarText(text) ?? '' }]
  return text.flatMap((piece): JsonObject[] => {
    if (typeof piece === 'string') return [{ type: 'plain', text: piece }]
    return isObject(piece) ? [piece] : []
  })
}
