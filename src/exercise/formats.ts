import { csvLine } from '../kernel/csv.ts'
import { ExerciseError } from './errors.ts'
import type { ExerciseWorld } from './world.ts'

export const exerciseFormats = ['jsonl', 'csv', 'coortweet'] as const
export type ExerciseFormat = (typeof exerciseFormats)[number]

/** @throws ExerciseError `unknown-format` */
export function formatNamed(name: string): ExerciseFormat {
  const format = exerciseFormats.find((known) => known === name)
  if (format !== undefined) return format
  throw new ExerciseError('unknown-format', `there is no format "${name}"`, {
    hint: `use ${exerciseFormats.join(', ')}`,
  })
}

/** The format by the end of a file's name, e.g. `world.coortweet.csv.gz`; `-` is JSON lines. */
export function formatOf(file: string): ExerciseFormat {
  const name = file.replace(/\.gz$/, '')
  if (file === '-' || /\.(jsonl|ndjson)$/.test(name)) return 'jsonl'
  if (name.endsWith('.coortweet.csv')) return 'coortweet'
  if (name.endsWith('.csv')) return 'csv'
  throw new ExerciseError('unknown-format', `${file} does not end as a known format does`, {
    hint: 'end it in .jsonl, .csv or .coortweet.csv, each also with .gz, or say --format',
  })
}

/** The lines of a world in a format, each with its line end; a header first where the format has one. */
export function* linesOf(world: ExerciseWorld, format: ExerciseFormat): Generator<string> {
  if (format === 'jsonl') {
    for (const post of world.posts()) yield `${JSON.stringify(post)}\n`
  } else if (format === 'csv') {
    yield 'id,platform,account,time,text,language,links,hashtags,mentions,media,reshare_of,reply_to\n'
    for (const post of world.posts()) {
      const { id, platform, account, time, text, language, links, hashtags, mentions, media } = post
      const lists = [links, hashtags, mentions, media].map((list) => list.join(' '))
      yield csvLine([id, platform, account, time, text, language, ...lists, post.reshare_of, post.reply_to])
    }
  } else {
    yield 'object_id,account_id,content_id,timestamp_share\n'
    for (const { object, account, id, time } of world.actions()) yield `${object},${account},${id},${time}\n`
  }
}
