import { normaliseText } from '../../kernel/normalise-text.ts'
import type { KindRule } from './lines.ts'
import type { ObjectKind } from './result.ts'

/** What of a post decides which objects it acts on. */
export interface PostTraits {
  readonly text: string | null
  readonly links: readonly string[]
  readonly hashtags: readonly string[]
  readonly media: readonly string[]
  readonly reshareOf: string | null
  readonly replyTo: string | null
  readonly object: string | null
}

/** Shorter texts are greetings and cheers that anybody repeats. Counted after normalising. */
const leastText = 20
const leastHashtags = 2
/** Enough of a reshared text to tell two posts of one author apart where the target names only the author. */
const reshareText = 60

/**
 * The objects of one kind that a post acts on. A reshare acts on the post that it repeats and on nothing
 * else: its words, links and tags are its author's.
 */
export function objectsOf(kind: ObjectKind, post: PostTraits): readonly string[] {
  if (kind === 'object') return post.object === null ? [] : [post.object]
  if (post.reshareOf !== null) {
    if (kind !== 'reshare') return []
    const words = post.text === null ? '' : normaliseText(post.text).slice(0, reshareText)
    return [words === '' ? post.reshareOf : `${post.reshareOf} ${words}`]
  }
  switch (kind) {
    case 'reshare':
      return []
    case 'link':
      return post.links
    case 'media':
      return post.media
    case 'reply':
      return post.replyTo === null ? [] : [post.replyTo]
    case 'hashtags':
      return post.hashtags.length < leastHashtags ? [] : [post.hashtags.join(' ')]
    case 'text': {
      if (post.text === null || post.text.length < leastText) return []
      const words = normaliseText(post.text)
      return words.length < leastText ? [] : [words]
    }
  }
}

/**
 * The window of each kind. What one click repeats happens within `window` seconds or not together; rings
 * that copy texts take minutes (a median of 12 in one real ring of 24 accounts), hence `textWindow`.
 */
export function kindRule(kind: ObjectKind, window: number, textWindow: number): KindRule {
  if (kind === 'text' || kind === 'hashtags') return { kind, window: textWindow, occasion: 0 }
  return { kind, window, occasion: window }
}
