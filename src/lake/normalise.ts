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
  'handle',
  'time',
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

const tracking =
  '^(utm_.*|fbclid|gclid|gclsrc|dclid|wbraid|gbraid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|' +
  '_hsenc|_hsmi|mkt_tok|oly_enc_id|oly_anon_id|vero_id|wickedid|ref_src|ref_url|s_cid|__twitter_impression)$'
const maybeTracked =
  '[?&](utm_|fbclid|gcl|dclid|wbraid|gbraid|msclkid|ys?clid|ysclid|twclid|ttclid|igsh|mc_|_hs|mkt_tok|oly_|vero_id|wickedid|ref_|s_cid|__tw)'

const linkHead = '^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*'

/**
 * Macros repeat their argument wherever the body names it, so that each is given a plain column or variable
 * and never another macro's result: nesting them multiplies the work.
 */
const macros: readonly (readonly [name: string, body: string])[] = [
  ['filled(s)', `nullif(trim(s), '')`],

  // Lists as people write them: JSON, Python's repr, [a, b], or parted by bars, commas and spaces.
  [
    'list_of(s)',
    `CASE WHEN s IS NULL OR s = '' OR s = '[]' THEN NULL
          WHEN starts_with(s, '[') AND json_valid(s) THEN json_extract_string(s, '$[*]')
          WHEN contains(s, '''') AND (starts_with(s, '[') OR starts_with(s, '{'))
            THEN regexp_extract_all(s, '''([^'']*)''', 1)
          WHEN contains(s, '://')
            THEN string_split_regex(regexp_replace(trim(s, '[](){} '), '[|,;]\\s*(https?://)', ' \\1', 'g'), '[\\s|]+')
          ELSE string_split_regex(trim(s, '[](){} '), '[\\s,;|]+') END`,
  ],
  ['kept(l)', `list_filter(l, lambda x: x IS NOT NULL AND x <> '')`],
  [
    'kept_once(l)',
    `CASE WHEN len(l) = 0 THEN NULL
          WHEN len(l) = 1 THEN l
          WHEN len(l) <= 64 THEN list_filter(l, lambda x, i: list_position(l, x) = i)
          ELSE list_sort(list_distinct(l)) END`,
  ],

  // Links: scheme and host in lower case, no fragment, no default port, no tracking, no slash after a bare host.
  [
    'link_lowered(u)',
    `CASE WHEN u = lower(u) THEN u
          ELSE lower(regexp_extract(u, '${linkHead}')) || substr(u, length(regexp_extract(u, '${linkHead}')) + 1) END`,
  ],
  ['link_unfragmented(u)', `trim(CASE WHEN contains(u, '#') THEN split_part(u, '#', 1) ELSE u END)`],
  [
    'link_untracked(u)',
    `CASE WHEN contains(u, '?') AND regexp_matches(u, '(?i)${maybeTracked}')
       THEN regexp_replace(split_part(u, '?', 1) || '?' || array_to_string(
              list_filter(string_split(substr(u, strpos(u, '?') + 1), '&'),
                lambda p: NOT regexp_matches(split_part(p, '=', 1), '(?i)${tracking}')), '&'), '\\?$', '')
       ELSE u END`,
  ],
  [
    'link_bare(u)',
    `CASE WHEN contains(substr(u, 9, 250), ':') AND regexp_matches(u, '^(http://[^/?]*:80|https://[^/?]*:443)([/?]|$)')
       THEN regexp_replace(u, ':(80|443)([/?]|$)', '\\2') ELSE u END`,
  ],
  [
    'link_slashed(u)',
    `CASE WHEN ends_with(u, '/') AND regexp_matches(u, '^[a-z]+://[^/?]*/$') THEN left(u, -1) ELSE u END`,
  ],
  [
    'links_in(t)',
    `CASE WHEN contains(t, '://')
       THEN list_transform(regexp_extract_all(t, '(?i)https?://[^\\s<>"\\x60…]+'),
              lambda u: regexp_replace(u, '[.,;:!?)\\]}''»”’]+$', ''))
       ELSE NULL END`,
  ],
  [
    'hashtags_in(t)',
    `CASE WHEN contains(t, '#')
       THEN regexp_extract_all(t, '(?:^|[^\\p{L}\\p{N}_/&#])#([\\p{L}\\p{N}_]*\\p{L}[\\p{L}\\p{N}_]*)', 1) ELSE NULL END`,
  ],
  [
    'mentions_in(t)',
    `CASE WHEN contains(t, '@')
       THEN regexp_extract_all(t, '(?:^|[^\\p{L}\\p{N}_@/.])@([A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*(?:@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)?)', 1)
       ELSE NULL END`,
  ],

  // Times: microseconds since 1970 as TIMESTAMP in UTC, or NULL where the text is no time at all.
  [
    'epoch_time(n)',
    `CASE WHEN abs(n) < 100000000000 THEN make_timestamp(n * 1000000)
          WHEN abs(n) < 100000000000000 THEN make_timestamp(n * 1000)
          WHEN abs(n) < 100000000000000000 THEN make_timestamp(n) END`,
  ],
  [
    'iso_time(t)',
    `make_timestamp(epoch_us(CASE
       WHEN substr(t, 5, 1) <> '-' AND NOT regexp_matches(t, '^[+-]?[0-9]+-[0-9]') THEN NULL
       WHEN substr(t, 14, 1) = ':' AND substr(t, 17, 1) IN ('Z', 'z', '+', '-')
         THEN TRY_CAST(substr(t, 1, 16) || ':00' || substr(t, 17) AS TIMESTAMPTZ)
       ELSE TRY_CAST(t AS TIMESTAMPTZ) END))`,
  ],
  [
    'other_time(t)',
    `make_timestamp(epoch_us(TRY_CAST(try_strptime(t, ['%a %b %d %H:%M:%S %z %Y', '%a, %d %b %Y %H:%M:%S %z']) AS TIMESTAMPTZ)))`,
  ],
  [
    'time_of(t, n)',
    `CASE WHEN n IS NULL THEN coalesce(iso_time(t), other_time(t))
          WHEN regexp_full_match(t, '-?[0-9]+') THEN epoch_time(n)
          WHEN regexp_full_match(t, '[0-9]{1,12}\\.[0-9]+')
            THEN make_timestamp(CAST(CAST(TRY_CAST(t AS DECIMAL(18, 6)) AS DECIMAL(38, 6)) * 1000000 AS BIGINT)) END`,
  ],
  [
    'resolution_of(t)',
    `CASE WHEN substr(t, 17, 1) = ':' THEN CASE WHEN contains(t, '.') THEN 'ms' ELSE 's' END
          WHEN substr(t, 14, 1) = ':' THEN CASE WHEN contains(substr(t, 15), ':') AND contains(t, ' +') THEN 's' ELSE 'm' END
          WHEN contains(t, '.') OR (length(t) >= 12 AND NOT contains(t, '-')) THEN 'ms'
          WHEN contains(t, '-') AND length(t) > 10 THEN 'h'
          WHEN contains(t, '-') THEN 'd'
          ELSE 's' END`,
  ],
  [
    'resolution_named(r, otherwise)',
    `CASE WHEN r IN ('ms', 's', 'm', 'h', 'd') THEN r
          ELSE CASE lower(r) WHEN 'millisecond' THEN 'ms' WHEN 'second' THEN 's' WHEN 'minute' THEN 'm'
               WHEN 'min' THEN 'm' WHEN 'hour' THEN 'h' WHEN 'day' THEN 'd' ELSE otherwise END END`,
  ],
  ['plausible(ts)', `CASE WHEN ts >= TIMESTAMP '1990-01-01' AND ts < TIMESTAMP '2101-01-01' THEN ts END`],

  // An id: 128 bits of SHA-256 over the content, in hexadecimal.
  [
    'post_id(platform, handle, ts, body, language, links, hashtags, mentions, media, reshare_of, reply_to, object, native_id)',
    `left(sha256(to_json([platform, handle, CAST(epoch_us(ts) AS VARCHAR), body, language,
       CAST(to_json(links) AS VARCHAR), CAST(to_json(hashtags) AS VARCHAR), CAST(to_json(mentions) AS VARCHAR),
       CAST(to_json(media) AS VARCHAR), reshare_of, reply_to, object, native_id])::VARCHAR), 32)`,
  ],
]

/** Statements that teach a connection the normaliser. */
export const normaliserMacros = macros
  .map(([head, body]) => `CREATE OR REPLACE TEMP MACRO ${head} AS ${body};`)
  .join('\n')

/** How one file's times are written when the preset knows better than the general rules. */
export interface TimeFormat {
  /** As `strptime` of DuckDB reads it, e.g. `%m/%d/%Y %H:%M`. */
  readonly pattern: string
  readonly resolution: 'ms' | 's' | 'm' | 'h' | 'd'
}

/** Each layer adds columns made from those of the layers below. */
function layers(format: TimeFormat | undefined): readonly Readonly<Record<string, string>>[] {
  const pattern = format === undefined ? undefined : literal(format.pattern)
  const general = 'time_of(time_text, time_number)'
  const each = (list: string, step: string) => `list_transform(${list}, lambda u: ${step}(u))`
  return [
    {
      platform: `coalesce(lower(filled(raw_platform)), 'unknown')`,
      handle: 'filled(raw_account)',
      text: `nullif(raw_text, '')`,
      language: 'lower(filled(raw_language))',
      reshare_of: 'filled(raw_reshare_of)',
      reply_to: 'filled(raw_reply_to)',
      object: 'filled(raw_object)',
      native_id: 'filled(raw_native_id)',
      time_text: 'trim(raw_time)',
      named_resolution: 'filled(raw_ts_resolution)',
      links_1: 'list_of(raw_links)',
      hashtags_1: 'list_of(raw_hashtags)',
      mentions_1: 'list_of(raw_mentions)',
      media_1: 'list_of(raw_media)',
    },
    {
      time_number: 'TRY_CAST(time_text AS BIGINT)',
      formatted:
        pattern === undefined ? 'NULL::TIMESTAMP' : `CAST(try_strptime(time_text, ${pattern}) AS TIMESTAMP)`,
      links_2: 'kept(links_1)',
      hashtags_2: 'kept(hashtags_1)',
      mentions_2: 'kept(mentions_1)',
      media_2: 'list_transform(media_1, lambda m: trim(m))',
    },
    {
      understood: pattern === undefined ? general : `coalesce(formatted, ${general})`,
      guessed_resolution:
        format === undefined
          ? 'resolution_of(time_text)'
          : `CASE WHEN formatted IS NULL THEN resolution_of(time_text) ELSE '${format.resolution}' END`,
      links_3: 'CASE WHEN len(links_2) > 0 THEN links_2 ELSE links_in(text) END',
      hashtags_3: 'CASE WHEN len(hashtags_2) > 0 THEN hashtags_2 ELSE hashtags_in(text) END',
      mentions_3: 'CASE WHEN len(mentions_2) > 0 THEN mentions_2 ELSE mentions_in(text) END',
      media_3: 'kept(media_2)',
    },
    {
      time: 'plausible(understood)',
      time_resolution: 'resolution_named(named_resolution, guessed_resolution)',
      links_4: each(
        each(each(each(each('links_3', 'link_unfragmented'), 'link_lowered'), 'link_untracked'), 'link_bare'),
        'link_slashed',
      ),
      hashtags_4: `list_transform(hashtags_3, lambda h: lower(ltrim(trim(h), '#')))`,
      mentions_4: `list_transform(mentions_3, lambda m: ltrim(trim(m), '@'))`,
      media: 'kept_once(media_3)',
    },
    { links_5: 'kept(links_4)', hashtags_5: 'kept(hashtags_4)', mentions_5: 'kept(mentions_4)' },
    {
      links: 'kept_once(links_5)',
      hashtags: 'CASE WHEN len(hashtags_5) > 0 THEN hashtags_5 END',
      mentions: 'kept_once(mentions_5)',
    },
  ]
}

/**
 * The rows with all normalised columns but `id` beside their own; what is not read is not computed.
 * @param rows a table expression with columns `raw_<field>`
 */
export function normalised(rows: string, format: TimeFormat | undefined): string {
  return layers(format).reduce((inner, layer) => {
    const added = Object.entries(layer).map(([name, sql]) => `${sql} AS ${identifier(name)}`)
    return `(SELECT *, ${added.join(', ')} FROM ${inner})`
  }, rows)
}

/** SQL over `normalised` rows that gives the reason why a row cannot be a post, or NULL. */
export const rejection = `CASE
  WHEN handle IS NULL THEN 'the account is empty'
  WHEN time_text IS NULL OR time_text = '' THEN 'the time is empty'
  WHEN understood IS NULL
    THEN 'the time is not understood; write it as 2017-05-05T20:35:00Z or give its format in a --map file'
  WHEN time IS NULL THEN 'the year is outside 1990 to 2100; check the unit or format of the time' END`
