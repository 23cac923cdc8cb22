import { htmlText } from './html-text.ts'
import { arrayAt, listText, objectAt, textAt } from './json-values.ts'
import type { RecordPreset } from './preset.ts'

/** Statuses of Mastodon's API, one a line or in an array. A boost takes its content from the boosted status. */
export const mastodon: RecordPreset = {
  name: 'mastodon',
  says: "statuses of Mastodon's API as JSON",
  needs: [['account.acct'], ['created_at'], ['content']],
  recognises: (record) =>
    textAt(objectAt(record, 'account'), 'acct') !== undefined && textAt(record, 'created_at') !== undefined,
  flatten(record) {
    const boosted = objectAt(record, 'reblog')
    const isBoost = Object.keys(boosted).length > 0
    const content = isBoost ? boosted : record
    const text = htmlText(textAt(content, 'content') ?? '')
    const tags = arrayAt(content, 'tags').map((tag) => textAt(tag, 'name'))
    const mentions = arrayAt(content, 'mentions')
    const known = new Set(
      [...mentions, ...arrayAt(content, 'tags')]
        .map((item) => textAt(item, 'url'))
        .filter((url) => url !== undefined),
    )
    const links = text.links.filter(
      (link) => !known.has(link) && !/\/(tags|tag)\/[^/]+$|\/@[^/]+$/.test(link),
    )
    const card = textAt(objectAt(content, 'card'), 'url')
    return {
      platform: 'mastodon',
      account: textAt(objectAt(record, 'account'), 'acct'),
      time: textAt(record, 'created_at'),
      text: text.text,
      language: textAt(content, 'language'),
      links: listText(links.length > 0 ? links : [card]),
      hashtags: listText(tags),
      mentions: listText(mentions.map((mention) => textAt(mention, 'acct'))),
      media: listText(arrayAt(content, 'media_attachments').map((file) => textAt(file, 'blurhash'))),
      reshare_of: isBoost ? (textAt(boosted, 'uri') ?? textAt(boosted, 'id')) : undefined,
      reply_to: textAt(record, 'in_reply_to_id'),
      native_id: textAt(record, 'uri') ?? textAt(record, 'id'),
    }
  },
}
