import { identifier, literal } from './sql.ts'

/**
 * The one normaliser: SQL over text columns, so that CSV, JSON and Parquet of the same posts end up equal.
 * Presets only say which column is which; `spec/neutral-posts.md` describes the outcome.
 */

/** What a preset delivers for each row, as text; lists as JSON arrays or in any form that people write. */
export const rawFields = [
  'platform',
  'account',
  'time',
  'ts_resolution',
  'text',
  'language',
  'links',
  'hashtags',
  'mentions',
  'media',
  'reshare_of',
  'reply_to',
  'object',
  'native_id',
] as const
export type RawField = (typeof rawFields)[number]

/** Columns of a relation of posts. `handle` is the account as the file names it. */
export const postColumns = [
  'id',
  'platform',
  'handle',
  'time',
  'time_resolution',
  'text',
  'language',
  'links',
  'hashtags',
  'mentions',
  'media',
  'reshare_of',
  'reply_to',
  'object',
  'native_id',
] as const
export type PostColumn = (typeof postColumns)[number]

/** What an id is computed from, in this order. */
export const contentColumns = [
  'platform',
  'native_id',
  'handle',
  'time',
  'object',
  'reshare_of',
  'reply_to',
  'language',
  'media',
  'mentions',
  'hashtags',
  'links',
  'text',
] as const

const tracking =
  'utm_[^=&]*|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|' +
  '_hsenc|_hsmi|mkt_tok|oly_enc_id|oly_anon_id|vero_id|wickedid|ref_src|ref_url|s_cid|__twitter_impression'
const linkHead = '^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*'
/** Between the fields and between the entries of a list where an id is computed: separators of ASCII. */
const unitSeparator = 'chr(31)'
const recordSeparator = 'chr(30)'

type Resolution = 'ms' | 's' | 'm' | 'h' | 'd'
/** A byte a row rather than a text; in the order of the alphabet, as the texts sort. */
const resolutionType = `CREATE TYPE resolution AS ENUM ('d', 'h', 'm', 'ms', 's');`
const resolution = (word: Resolution) => `'${word}'::resolution`

const needsNoTrim = (s: string) => `strlen(${s}) = length(${s}) AND NOT contains(${s}, ' ')`

/**
 * Macros repeat their argument wherever the body names it, so that each is given a plain column or variable
 * and never another macro's result: nesting them multiplies the work.
 */
const macros: readonly (readonly [name: string, body: string])[] = [
  // `trim` decodes every character, so that it is kept for texts that have something to trim.
  ['trimmed(s)', `CASE WHEN ${needsNoTrim('s')} THEN s ELSE trim(s) END`],
  [
    'filled(s)',
    `CASE WHEN ${needsNoTrim('s')} THEN CASE WHEN s <> '' THEN s END ELSE nullif(trim(s), '') END`,
  ],
  // The separators that ids are computed with have no place in a post.
  [
    'clean(s)',
    `CASE WHEN contains(s, ${unitSeparator}) THEN replace(s, ${unitSeparator}, ' ') WHEN s <> '' THEN s END`,
  ],
  [
    'clean_filled(s)',
    `CASE WHEN ${needsNoTrim('s')} AND NOT contains(s, ${unitSeparator}) THEN CASE WHEN s <> '' THEN s END
          ELSE replace(nullif(trim(s), ''), ${unitSeparator}, ' ') END`,
  ],

  // Most lists have one entry, which goes without lists and lambdas: the inside of `["..."]`, or a bare word or link.
  [
    'json_inside(s)',
    `CASE WHEN starts_with(s, '["') AND ends_with(s, '"]') AND strlen(s) > 4 THEN substr(s, 3, length(s) - 4) END`,
  ],
  [
    'clean_json_inside(s)',
    `CASE WHEN starts_with(s, '["') AND ends_with(s, '"]') AND strlen(s) > 4
           AND NOT contains(s, ${unitSeparator}) AND NOT contains(s, ${recordSeparator}) THEN substr(s, 3, length(s) - 4) END`,
  ],
  [
    'only_entry(s, inside)',
    `CASE WHEN inside IS NULL THEN CASE WHEN s <> '' AND regexp_full_match(s, '[A-Za-z0-9:/._?=&%#~+@!$*-]+') THEN s END
          WHEN NOT contains(inside, '"') AND NOT contains(inside, '\\') THEN inside END`,
  ],
  [
    'unmarked(s, mark)',
    `CASE WHEN starts_with(s, mark) OR NOT (${needsNoTrim('s')}) THEN ltrim(trim(s), mark) ELSE s END`,
  ],

  // Lists as people write them: JSON, Python's repr, [a, b], or parted by bars, commas and spaces.
  [
    'list_of(s)',
    `CASE WHEN s IS NULL OR s = '' OR s = '[]' THEN NULL
          WHEN starts_with(s, '["') AND strpos(substr(s, 3), '"') = strlen(s) - 3 AND NOT contains(s, '\\') THEN [substr(s, 3, strlen(s) - 4)]
          WHEN starts_with(s, '[') AND json_valid(s) THEN json_extract_string(s, '$[*]')
          WHEN contains(s, '''') AND (starts_with(s, '[') OR starts_with(s, '{'))
            THEN regexp_extract_all(s, '''([^'']*)''', 1)
          WHEN contains(s, '://')
            THEN string_split_regex(regexp_replace(trim(s, '[](){} '), '[|,;]\\s*(https?://)', ' \\1', 'g'), '[\\s|]+')
          ELSE string_split_regex(trim(s, '[](){} '), '[\\s,;|]+') END`,
  ],
  [
    'kept(l)',
    `CASE WHEN l IS NULL THEN NULL
          WHEN len(l) = 1 AND l[1] <> '' AND NOT contains(l[1], ${unitSeparator}) AND NOT contains(l[1], ${recordSeparator}) THEN l
          ELSE list_filter(l, lambda x: x <> '' AND NOT contains(x, ${unitSeparator}) AND NOT contains(x, ${recordSeparator})) END`,
  ],
  [
    'kept_once(l)',
    `CASE WHEN l IS NULL OR len(l) = 0 THEN NULL
          WHEN len(l) = 1 THEN l
          WHEN len(l) <= 64 THEN list_filter(l, lambda x, i: list_position(l, x) = i)
          ELSE list_sort(list_distinct(l)) END`,
  ],

  // Links: scheme and host in lower case, no fragment, no tracking, no default port, no slash after a bare host.
  // Most links need none of it, and one look at the link, or at several joined by spaces, says so. A regular
  // expression takes twice as long as many plain questions.
  [
    'link_is_plain(u)',
    `u = lower(u) AND NOT contains(u, '#') AND NOT contains(u, '?') AND NOT ends_with(u, '/') AND NOT contains(u, ':80')
      AND NOT contains(u, ':443') AND ${needsNoTrim('u')}`,
  ],
  ['links_are_plain(u)', `NOT regexp_matches(u, '[A-Z#?]|:[0-9]|/( |$)|^ | $|  ')`],
  [
    'link_lowered(u)',
    `CASE WHEN u = lower(u) THEN CASE WHEN ${needsNoTrim('u')} THEN u ELSE trim(u) END
          ELSE lower(regexp_extract(trim(u), '${linkHead}')) || substr(trim(u), length(regexp_extract(trim(u), '${linkHead}')) + 1) END`,
  ],
  ['link_unfragmented(u)', `regexp_replace(u, '(?s)#.*', '')`],
  ['link_untracked(u)', `regexp_replace(u, '(?i)([?&])(?:${tracking})=[^&]*', '\\1', 'g')`],
  // Where all parameters are tracking nothing of them is left.
  ['link_is_all_tracking(u)', `regexp_full_match(u, '(?i)[^?&]*[?](?:(?:${tracking})=[^&]*(?:&|$))+')`],
  ['link_settled(u)', `regexp_replace(regexp_replace(u, '([?&])&+', '\\1', 'g'), '[?&]$', '')`],
  [
    'link_bare(u)',
    `regexp_replace(regexp_replace(u, '^(?:(http://[^/?:]*):80|(https://[^/?:]*):443)([/?]|$)', '\\1\\2\\3'), '^([a-z]+://[^/?]*)/$', '\\1')`,
  ],
  // What stands before the first mark is left out: a regular expression reads slowly.
  ['from_first(t, mark, before)', `substr(t, greatest(1, strpos(t, mark) - before))`],
  [
    'links_in(t)',
    `CASE WHEN contains(t, '://')
       THEN list_transform(regexp_extract_all(from_first(t, '://', 5), '(?i)https?://[^\\s<>"\\x60…]+'),
              lambda u: regexp_replace(u, '[.,;:!?)\\]}''»”’]+$', ''))
       ELSE NULL END`,
  ],
  [
    'hashtags_in(t)',
    `CASE WHEN contains(t, '#')
       THEN list_filter(regexp_extract_all(from_first(t, '#', 1), '(?:^|[\\s(\\["''.,;:!?«“‘-])#([^\\s#@!-/:-?\\[-^\\x60{-~…«»“”‘’]+)', 1),
              lambda h: NOT regexp_full_match(h, '[0-9_]+'))
       ELSE NULL END`,
  ],
  [
    'mentions_in(t)',
    `CASE WHEN contains(t, '@')
       THEN regexp_extract_all(from_first(t, '@', 1), '(?:^|[^A-Za-z0-9_@/.])@([A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*(?:@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)?)', 1)
       ELSE NULL END`,
  ],

  // Times: microseconds since 1970 as TIMESTAMP in UTC, or NULL where the text is no time at all.
  [
    'epoch_time(n)',
    `CASE WHEN abs(n) < 100000000000 THEN make_timestamp(n * 1000000)
          WHEN abs(n) < 100000000000000 THEN make_timestamp(n * 1000)
          WHEN abs(n) < 100000000000000000 THEN make_timestamp(n) END`,
  ],
  ['utc_time(t)', `CASE WHEN strlen(t) = 20 AND ends_with(t, 'Z') THEN TRY_CAST(t AS TIMESTAMP) END`],
  // Without seconds DuckDB takes no time zone.
  [
    'iso_time(t)',
    `make_timestamp(epoch_us(CASE
       WHEN substr(t, 5, 1) = '-' OR regexp_matches(t, '^[+-]?[0-9]+-[0-9]')
       THEN coalesce(TRY_CAST(t AS TIMESTAMPTZ), TRY_CAST(substr(t, 1, 16) || ':00' || substr(t, 17) AS TIMESTAMPTZ)) END))`,
  ],
  [
    'other_time(t)',
    `make_timestamp(epoch_us(TRY_CAST(try_strptime(t, ['%a %b %d %H:%M:%S %z %Y', '%a, %d %b %Y %H:%M:%S %z']) AS TIMESTAMPTZ)))`,
  ],
  [
    'time_of(t, n)',
    `CASE WHEN n IS NULL THEN coalesce(utc_time(t), iso_time(t), other_time(t))
          WHEN strlen(t) = 10 AND n BETWEEN 1000000000 AND 9999999999 THEN make_timestamp(n * 1000000)
          WHEN regexp_full_match(t, '-?[0-9]+') THEN epoch_time(n)
          WHEN regexp_full_match(t, '[0-9]{1,12}\\.[0-9]+')
            THEN make_timestamp(CAST(CAST(TRY_CAST(t AS DECIMAL(18, 6)) AS DECIMAL(38, 6)) * 1000000 AS BIGINT)) END`,
  ],
  [
    'resolution_of(t, n)',
    `CASE WHEN strlen(t) = 20 AND ends_with(t, 'Z') THEN CASE WHEN contains(t, '.') THEN ${resolution('ms')} ELSE ${resolution('s')} END
          WHEN n IS NOT NULL THEN CASE WHEN abs(n) >= 100000000000 OR contains(t, '.') THEN ${resolution('ms')} ELSE ${resolution('s')} END
          WHEN substr(t, 17, 1) = ':' THEN CASE WHEN contains(t, '.') THEN ${resolution('ms')} ELSE ${resolution('s')} END
          WHEN substr(t, 14, 1) = ':' THEN CASE WHEN contains(substr(t, 15), ':') AND contains(t, ' +') THEN ${resolution('s')} ELSE ${resolution('m')} END
          WHEN strlen(t) > 10 THEN CASE WHEN contains(t, ':') THEN ${resolution('s')} ELSE ${resolution('h')} END
          ELSE ${resolution('d')} END`,
  ],
  [
    'resolution_named(r, otherwise)',
    `coalesce(TRY_CAST(CASE lower(r) WHEN 'millisecond' THEN 'ms' WHEN 'second' THEN 's' WHEN 'minute' THEN 'm'
                       WHEN 'min' THEN 'm' WHEN 'hour' THEN 'h' WHEN 'day' THEN 'd' ELSE r END AS resolution), otherwise)`,
  ],
  ['plausible(ts)', `CASE WHEN ts >= TIMESTAMP '1990-01-01' AND ts < TIMESTAMP '2101-01-01' THEN ts END`],
]

/** Statements that teach a connection the normaliser. */
export const normaliserMacros = [
  resolutionType,
  ...macros.map(([head, body]) => `CREATE OR REPLACE TEMP MACRO ${head} AS ${body};`),
].join('\n')

/** How one file's times are written when the preset knows better than the general rules. */
export interface TimeFormat {
  /** As `strptime` of DuckDB reads it, e.g. `%m/%d/%Y %H:%M`. */
  readonly pattern: string
  readonly resolution: Resolution
}

/** What is known of rows with columns `raw_<field>`. */
export interface RawColumns {
  readonly has: ReadonlySet<RawField>
  readonly time?: TimeFormat | undefined
  /** False where no byte of the rows is U+001E or U+001F, so that nobody has to look for them. */
  readonly separated?: boolean
}

type Layer = Readonly<Record<string, string | false>>

/** Each layer adds columns made from those of the layers below; `has` says which raw fields there are. */
function layers({ has, time: format, separated }: RawColumns): readonly Layer[] {
  const pattern = format === undefined ? undefined : literal(format.pattern)
  const text = has.has('text')
  const filled = (field: RawField) => `${separated === false ? 'filled' : 'clean_filled'}(raw_${field})`
  const plain = (field: RawField) => has.has(field) && filled(field)
  const inside = (field: RawField) =>
    has.has(field) && `${separated === false ? 'json_inside' : 'clean_json_inside'}(raw_${field})`
  const only = (field: RawField) => has.has(field) && `only_entry(raw_${field}, ${field}_inside)`
  const given = (field: RawField) =>
    has.has(field) && `CASE WHEN ${field}_only IS NULL THEN list_of(raw_${field}) END`
  const kept = (field: RawField, list: string) => has.has(field) && `kept(${list})`
  const orInText = (field: RawField) =>
    has.has(field)
      ? text
        ? `CASE WHEN ${field}_only IS NOT NULL THEN NULL WHEN len(${field}_2) > 0 THEN ${field}_2 ELSE ${field}_in(text) END`
        : `${field}_2`
      : text && `${field}_in(text)`
  const listed = (field: RawField, sql: string) => (has.has(field) || text) && sql
  /** The entry of a list of one; `several` then is NULL. */
  const alone = (field: RawField) => {
    const found = `CASE WHEN len(${field}_found) = 1 THEN kept(${field}_found)[1] END`
    return listed(field, has.has(field) ? `coalesce(${field}_only, ${found})` : found)
  }
  const several = (field: RawField) =>
    listed(field, `CASE WHEN ${field}_alone IS NULL THEN ${field}_found END`)
  const oneOr = (field: RawField, one: string, list: string) =>
    listed(field, `CASE WHEN ${field}_alone IS NULL THEN ${list} WHEN ${one} <> '' THEN [${one}] END`)
  return [
    {
      platform: has.has('platform') && `coalesce(lower(${filled('platform')}), 'unknown')`,
      handle: filled('account'),
      text: text && (separated === false ? `nullif(raw_text, '')` : 'clean(raw_text)'),
      language: has.has('language') && `lower(${filled('language')})`,
      reshare_of: plain('reshare_of'),
      reply_to: plain('reply_to'),
      object: plain('object'),
      native_id: plain('native_id'),
      time_text: 'trimmed(raw_time)',
      named_resolution: has.has('ts_resolution') && 'filled(raw_ts_resolution)',
      links_inside: inside('links'),
      hashtags_inside: inside('hashtags'),
      mentions_inside: inside('mentions'),
      media_1: has.has('media') && 'list_of(raw_media)',
    },
    {
      // A cast that fails takes long, and most dates have a dash.
      time_number: `CASE WHEN NOT contains(time_text, '-') OR starts_with(time_text, '-') THEN TRY_CAST(time_text AS BIGINT) END`,
      formatted: pattern !== undefined && `CAST(try_strptime(time_text, ${pattern}) AS TIMESTAMP)`,
      links_only: only('links'),
      hashtags_only: only('hashtags'),
      mentions_only: only('mentions'),
      media_2: has.has('media') && 'list_transform(media_1, lambda m: trim(m))',
    },
    {
      understood:
        pattern === undefined
          ? 'time_of(time_text, time_number)'
          : 'coalesce(formatted, time_of(time_text, time_number))',
      guessed_resolution:
        format === undefined
          ? 'resolution_of(time_text, time_number)'
          : `CASE WHEN formatted IS NULL THEN resolution_of(time_text, time_number) ELSE ${resolution(format.resolution)} END`,
      links_1: given('links'),
      hashtags_1: given('hashtags'),
      mentions_1: given('mentions'),
      media_3: kept('media', 'media_2'),
    },
    {
      time: 'plausible(understood)',
      time_resolution: has.has('ts_resolution')
        ? 'resolution_named(named_resolution, guessed_resolution)'
        : 'guessed_resolution',
      links_2: kept('links', 'links_1'),
      hashtags_2: kept('hashtags', 'hashtags_1'),
      mentions_2: kept('mentions', 'mentions_1'),
      media: has.has('media') && 'kept_once(media_3)',
    },
    {
      links_found: orInText('links'),
      hashtags_found: orInText('hashtags'),
      mentions_found: orInText('mentions'),
    },
    { links_alone: alone('links'), hashtags_alone: alone('hashtags'), mentions_alone: alone('mentions') },
    {
      links_3: several('links'),
      hashtags_3: several('hashtags'),
      mentions_3: several('mentions'),
      link_1: listed('links', 'CASE WHEN NOT link_is_plain(links_alone) THEN link_lowered(links_alone) END'),
      hashtag: listed('hashtags', `lower(unmarked(hashtags_alone, '#'))`),
      mention: listed('mentions', `unmarked(mentions_alone, '@')`),
    },
    {
      links_4: listed(
        'links',
        `CASE WHEN links_3 IS NULL THEN NULL WHEN links_are_plain(array_to_string(links_3, ' ')) THEN links_3
           ELSE list_transform(links_3, lambda u: link_bare(link_settled(link_untracked(link_unfragmented(link_lowered(u)))))) END`,
      ),
      hashtags_4: listed(
        'hashtags',
        `CASE WHEN hashtags_3 IS NOT NULL THEN list_transform(hashtags_3, lambda h: lower(ltrim(trim(h), '#'))) END`,
      ),
      mentions_4: listed(
        'mentions',
        `CASE WHEN mentions_3 IS NOT NULL THEN list_transform(mentions_3, lambda m: ltrim(trim(m), '@')) END`,
      ),
      link_2: listed(
        'links',
        `CASE WHEN contains(link_1, '#') THEN link_unfragmented(link_1) ELSE link_1 END`,
      ),
    },
    {
      links_5: listed('links', 'kept(links_4)'),
      hashtags_5: listed('hashtags', 'kept(hashtags_4)'),
      mentions_5: listed('mentions', 'kept(mentions_4)'),
      link_3: listed(
        'links',
        `CASE WHEN NOT contains(link_2, '?') AND NOT contains(link_2, '&') THEN link_2
           WHEN link_is_all_tracking(link_2) THEN split_part(link_2, '?', 1) ELSE link_untracked(link_2) END`,
      ),
    },
    {
      link_4: listed(
        'links',
        `CASE WHEN ends_with(link_3, '?') OR ends_with(link_3, '&') OR contains(link_3, '?&') OR contains(link_3, '&&')
           THEN link_settled(link_3) ELSE link_3 END`,
      ),
    },
    {
      link_5: listed(
        'links',
        `CASE WHEN link_4 IS NULL THEN links_alone
           WHEN ends_with(link_4, '/') OR contains(link_4, ':80') OR contains(link_4, ':443') THEN link_bare(link_4) ELSE link_4 END`,
      ),
    },
    {
      links: oneOr('links', 'link_5', 'kept_once(links_5)'),
      hashtags: oneOr('hashtags', 'hashtag', 'CASE WHEN len(hashtags_5) > 0 THEN hashtags_5 END'),
      mentions: oneOr('mentions', 'mention', 'kept_once(mentions_5)'),
    },
  ]
}

/** The columns of a post that can be made from the raw fields; the others are empty in every row. */
export function columnsFrom(has: ReadonlySet<RawField>): ReadonlySet<PostColumn> {
  const made = new Set(
    layers({ has }).flatMap((layer) =>
      Object.entries(layer).flatMap(([name, sql]) => (sql === false ? [] : [name])),
    ),
  )
  return new Set(postColumns.filter((column) => made.has(column)))
}

/**
 * The rows with the columns `columnsFrom` beside their own; what is not read is not computed.
 * @param rows a table expression with a column `raw_<field>` for each field that is there
 */
export function normalised(rows: string, raw: RawColumns): string {
  return layers(raw).reduce((inner, layer) => {
    const added = Object.entries(layer).flatMap(([name, sql]) =>
      sql === false ? [] : [`${sql} AS ${identifier(name)}`],
    )
    return added.length === 0 ? inner : `(SELECT *, ${added.join(', ')} FROM ${inner})`
  }, rows)
}

const listColumns: readonly PostColumn[] = ['links', 'hashtags', 'mentions', 'media']

/** SQL of a column where no row has one. */
export function emptyColumn(column: PostColumn): string {
  if (column === 'platform') return `'unknown'`
  if (column === 'time') return 'NULL::TIMESTAMP'
  return listColumns.includes(column) ? 'NULL::VARCHAR[]' : 'NULL::VARCHAR'
}

/**
 * SQL of a post's id as a 128-bit number over normalised columns; those not in `has` are empty in every row.
 * What the platform assigns comes before what the author writes, see `spec/neutral-posts.md`.
 */
export function idNumber(has: ReadonlySet<PostColumn>): string {
  const parts: string[] = []
  // What is the same in every row is joined here rather than row by row.
  let same: string[] = []
  const flush = () => {
    if (same.length > 0) parts.push(same.join(' || '))
    same = []
  }
  for (const [at, column] of contentColumns.entries()) {
    if (at > 0) same.push(unitSeparator)
    if (!has.has(column)) {
      if (column === 'platform') same.push(emptyColumn(column))
      continue
    }
    flush()
    parts.push(
      column === 'time'
        ? 'epoch_us("time")'
        : listColumns.includes(column)
          ? `array_to_string(${identifier(column)}, ${recordSeparator})`
          : identifier(column),
    )
  }
  flush()
  return `md5_number(concat(${parts.join(', ')}))`
}

/** An id as people see it: 32 hexadecimal digits. */
export const idText = (number: string) => `format('{:032x}', ${number})`

/** SQL over `normalised` rows that gives the reason why a row cannot be a post, or NULL. */
export const rejection = `CASE
  WHEN handle IS NULL THEN 'the account is empty'
  WHEN time_text IS NULL OR time_text = '' THEN 'the time is empty'
  WHEN understood IS NULL
    THEN 'the time is not understood; write it as 2017-05-05T20:35:00Z or give its format in a --map file'
  WHEN time IS NULL THEN 'the year is outside 1990 to 2100; check the unit or format of the time' END`
