import { arrayAt, isObject, listText, objectAt, textAt } from './json-values.ts'
import type { JsonObject, RecordPreset } from './preset.ts'

/**
 * Bluesky posts, one a line, in any of the shapes that tools write: a Jetstream or firehose commit
 * (`did`, `commit.record`), a post view or feed item of the API (`uri`, `author`, `record`), or the bare
 * `app.bsky.feed.post` record with its author beside it. Reposts are `app.bsky.feed.repost` records.
 */
export const bluesky: RecordPreset = {
  name: 'bluesky',
  says: 'Bluesky posts as JSON, one a line: Jetstream commits, API post views or repository records',
  needs: [
    ['did', 'author'],
    ['record', 'commit.record'],
  ],
  recognises: (record) => {
    const { post, did } = parts(record)
    return did !== undefined && textAt(post, 'createdAt') !== undefined
  },
  flatten(record) {
    const { post, did, uri } = parts(record)
    const type = textAt(post, '$type') ?? 'app.bsky.feed.post'
    if (type !== 'app.bsky.feed.post' && type !== 'app.bsky.feed.repost') {
      return { refused: `a record of type ${type.slice(0, 60)} is not a post` }
    }
    const embed = objectAt(post, 'embed')
    const features = arrayAt(post, 'facets').flatMap((facet) => arrayAt(facet, 'features'))
    const feature = (kind: string, key: string) =>
      features
        .filter((item) => isObject(item) && textAt(item, '$type') === `app.bsky.richtext.facet#${kind}`)
        .map((item) => textAt(item, key))
    const quoted =
      textAt(objectAt(embed, 'record'), 'uri') ?? textAt(objectAt(objectAt(embed, 'record'), 'record'), 'uri')
    const media = objectAt(embed, 'media')
    const images = [...arrayAt(embed, 'images'), ...arrayAt(media, 'images')]
    const video = [objectAt(embed, 'video'), objectAt(media, 'video')]
    return {
      platform: 'bluesky',
      account: did,
      time: textAt(post, 'createdAt'),
      text: textAt(post, 'text'),
      language: arrayAt(post, 'langs').find((item) => typeof item === 'string') as string | undefined,
      links: listText([
        ...feature('link', 'uri'),
        textAt(objectAt(embed, 'external'), 'uri') ?? textAt(objectAt(media, 'external'), 'uri'),
      ]),
      hashtags: listText([...feature('tag', 'tag'), ...arrayAt(post, 'tags').map((tag) => String(tag))]),
      mentions: listText(feature('mention', 'did')),
      media: listText([
        ...images.map((image) => textAt(objectAt(objectAt(image, 'image'), 'ref'), '$link')),
        ...video.map((item) => textAt(objectAt(item, 'ref'), '$link')),
      ]),
      reshare_of: textAt(objectAt(post, 'subject'), 'uri') ?? quoted,
      reply_to: textAt(objectAt(objectAt(post, 'reply'), 'parent'), 'uri'),
      native_id: uri,
    }
  },
}

function parts(record: JsonObject): { post: JsonObject; did: string | undefined; uri: string | undefined } {
  const commit = objectAt(record, 'commit')
  const item = isObject(record['post']) ? objectAt(record, 'post') : record
  const post =
    'record' in commit ? objectAt(commit, 'record') : 'record' in item ? objectAt(item, 'record') : item
  const did =
    textAt(record, 'did') ??
    textAt(objectAt(item, 'author'), 'did') ??
    didOf(textAt(item, 'uri')) ??
    textAt(record, 'repo')
  const path = textAt(commit, 'collection')
  const key = textAt(commit, 'rkey')
  const uri =
    textAt(item, 'uri') ??
    (did !== undefined && path !== undefined && key !== undefined ? `at://${did}/${path}/${key}` : undefined)
  return { post, did, uri }
}

function didOf(uri: string | undefined): string | undefined {
  return uri?.match(/^at:\/\/(did:[a-z]+:[^/]+)/)?.[1]
}
