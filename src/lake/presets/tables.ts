import { coortweet } from './coortweet.ts'
import { neutralTable } from './neutral.ts'
import type { TablePreset } from './preset.ts'

const first = (...names: string[]) => ({ first: names })

/** github.com/fivethirtyeight/russian-troll-tweets: times such as `10/1/2017 19:58`, in UTC. */
const fivethirtyeight: TablePreset = {
  name: 'fivethirtyeight',
  says: "FiveThirtyEight's release of Internet Research Agency tweets",
  needs: [
    ['author', 'external_author_id'],
    ['content'],
    ['publish_date'],
    ['harvested_date', 'account_category'],
  ],
  fields: {
    platform: { constant: 'twitter' },
    account: first('author', 'external_author_id'),
    time: first('publish_date'),
    text: first('content'),
    language: first('language'),
    links: { all: ['tco1_step1', 'tco2_step1', 'tco3_step1'] },
    native_id: first('tweet_id', 'article_url'),
  },
  time: { pattern: '%m/%d/%Y %H:%M', resolution: 'm' },
}

/** Twitter's information-operations archive, 2018 to 2022. */
const ioArchive: TablePreset = {
  name: 'io-archive',
  says: "the tweet files of Twitter's information-operations archive",
  needs: [['tweetid'], ['userid'], ['tweet_text'], ['tweet_time']],
  fields: {
    platform: { constant: 'twitter' },
    account: first('userid', 'user_screen_name'),
    time: first('tweet_time'),
    text: first('tweet_text'),
    language: first('tweet_language'),
    links: first('urls'),
    hashtags: first('hashtags'),
    mentions: first('user_mentions'),
    reshare_of: first('retweet_tweetid'),
    reply_to: first('in_reply_to_tweetid'),
    native_id: first('tweetid'),
  },
}

/** Queensland University of Technology's coordination-network-toolkit. */
const networkToolkit: TablePreset = {
  name: 'network-toolkit',
  says: 'the input of the coordination-network-toolkit: message_id, user_id, repost_id, ...',
  needs: [['message_id'], ['user_id'], ['repost_id'], ['timestamp']],
  fields: {
    platform: first('platform'),
    account: first('user_id', 'username'),
    time: first('timestamp'),
    text: first('message'),
    links: first('urls'),
    reshare_of: first('repost_id'),
    reply_to: first('reply_id'),
    native_id: first('message_id'),
  },
}

/** CSV exports of the 4CAT capture and analysis toolkit: common columns, and those its X/Twitter source adds. */
const fourcat: TablePreset = {
  name: '4cat',
  says: 'CSV exports of 4CAT: id, thread_id, timestamp, body, author, ...',
  needs: [['id'], ['thread_id'], ['timestamp', 'unix_timestamp'], ['body'], ['author', 'author_id']],
  fields: {
    platform: first('platform', 'source_platform'),
    account: first('author', 'author_id'),
    time: first('timestamp', 'unix_timestamp'),
    text: first('body'),
    language: first('language', 'language_guess', 'lang'),
    links: first('urls', 'links'),
    hashtags: first('hashtags'),
    mentions: first('mentions'),
    media: first('image_md5', 'image_hash', 'md5'),
    reshare_of: first('retweet_id', 'retweeted_user', 'repost_of'),
    reply_to: { column: 'thread_id', unlessSameAs: 'id' },
    native_id: first('id'),
  },
}

/** Meta Content Library and API: nested fields arrive as dotted columns. */
const metaContentLibrary: TablePreset = {
  name: 'meta-content-library',
  says: 'CSV exports of the Meta Content Library: post_owner.id, creation_time, text, ...',
  needs: [
    ['post_owner.id', 'post_owner.username', 'post_owner.name'],
    ['creation_time'],
    ['text', 'mcl_url', 'id'],
  ],
  fields: {
    platform: { constant: 'meta' },
    account: first('post_owner.id', 'post_owner.username', 'post_owner.name'),
    time: first('creation_time'),
    text: first('text'),
    language: first('lang', 'language'),
    links: first('link_attachment.link'),
    hashtags: first('hashtags'),
    reshare_of: first('shared_post_id'),
    native_id: first('id', 'mcl_url'),
  },
}

/** In the order in which they are tried: the most particular first. */
export const tablePresets: readonly TablePreset[] = [
  coortweet,
  ioArchive,
  fivethirtyeight,
  networkToolkit,
  metaContentLibrary,
  fourcat,
  neutralTable,
]
