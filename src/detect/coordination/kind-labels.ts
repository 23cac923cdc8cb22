import type { Label } from '../../vocab/label.ts'
import type { ObjectKind } from './result.ts'

/** What accounts can do the same thing with, in the plural. */
export const kindLabels: Readonly<Record<ObjectKind, Label>> = {
  link: { en: 'links', fr: 'liens' },
  reshare: { en: 'reshared posts', fr: 'messages repartagés' },
  text: { en: 'texts', fr: 'textes' },
  hashtags: { en: 'hashtag sequences', fr: 'suites de mots-dièse' },
  media: { en: 'media files', fr: 'fichiers média' },
  reply: { en: 'reply targets', fr: 'cibles de réponse' },
  object: { en: 'objects named by the file', fr: 'objets nommés par le fichier' },
}
