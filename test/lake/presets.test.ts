import { expect, it } from 'vitest'
import { parseMap, presets } from '../../src/lake/index.ts'
import { fileOf, opened, workFolder } from './support.ts'

const folder = workFolder()
const read = async (content: string, options = {}) => {
  const { rows, rejects, input } = await opened(fileOf(folder, content), options)
  return { preset: input.preset, post: rows[0]!, rows, rejects }
}

it('knows the FiveThirtyEight layout and its minutes', async () => {
  const { preset, post } = await read(
    'external_author_id,author,content,region,language,publish_date,harvested_date,account_category,article_url,tco1_step1,tco2_step1\n' +
      '906000000000000000,10_GOP,Polls today https://t.co/a,Unknown,English,10/1/2017 19:58,10/1/2017 19:59,RightTroll,http://twitter.com/1,https://Example.org/x,\n',
  )
  expect(preset).toBe('fivethirtyeight')
  expect(post).toMatchObject({
    platform: 'twitter',
    handle: '10_GOP',
    time: '2017-10-01 19:58:00',
    time_resolution: 'm',
    links: ['https://example.org/x'],
    language: 'english',
  })
})

it('knows the information-operations archive and its lists', async () => {
  const { preset, post } = await read(
    'tweetid,userid,user_screen_name,tweet_language,tweet_text,tweet_time,is_retweet,retweet_tweetid,in_reply_to_tweetid,hashtags,urls,user_mentions\n' +
      '12,u1,bob,fr,Votez,2017-05-05 20:35,false,77,,"[Macron, \'Vote\']","[http://a.org/x, http://b.org]",[5]\n',
  )
  expect(preset).toBe('io-archive')
  expect(post).toMatchObject({
    handle: 'u1',
    native_id: '12',
    reshare_of: '77',
    reply_to: null,
    time_resolution: 'm',
    links: ['http://a.org/x', 'http://b.org'],
    mentions: ['5'],
  })
})

it('knows the toolkits, 4CAT and the Meta Content Library', async () => {
  const toolkit = await read(
    "message_id,user_id,username,repost_id,reply_id,message,timestamp,urls\n1,u,n,9,,hi,1606451170.518101,\"['http://e.org/4', 'http://e.org/6']\"\n",
  )
  expect(toolkit).toMatchObject({
    preset: 'network-toolkit',
    post: {
      handle: 'u',
      reshare_of: '9',
      time: '2020-11-27 04:26:10.518101',
      links: ['http://e.org/4', 'http://e.org/6'],
    },
  })
  const shares = await read('object_id,account_id,content_id,timestamp_share\no,a,c,1629589836\n')
  expect(shares).toMatchObject({
    preset: 'coortweet',
    post: { object: 'o', handle: 'a', native_id: 'c', time: '2021-08-21 23:50:36' },
  })
  const record = { object_id: 'o', account_id: 'a', content_id: 'c', timestamp_share: 1629589836 }
  const records = await read(`${JSON.stringify(record)}\n`)
  expect(records).toMatchObject({ preset: 'coortweet', post: shares.post })
  const fourcat = await read(
    'id,thread_id,timestamp,body,author\n2,1,2024-05-05 10:00:00,hello,ann\n1,1,2024-05-05 09:00:00,first,bob\n',
  )
  expect(fourcat.preset).toBe('4cat')
  expect(fourcat.rows.map((row) => row['reply_to']).sort()).toEqual(['1', null])
  const meta = await read(
    'id,post_owner.id,post_owner.name,creation_time,text,lang,link_attachment.link\n1,77,Page,2024-05-05T10:00:00+00:00,Hi,en,https://e.org/\n',
  )
  expect(meta).toMatchObject({
    preset: 'meta-content-library',
    post: { platform: 'meta', handle: '77', links: ['https://e.org'] },
  })
})

it('knows Bluesky commits and post views', async () => {
  const record = {
    $type: 'app.bsky.feed.post',
    createdAt: '2024-05-05T10:00:00.000Z',
    text: 'hi #Vote',
    langs: ['en'],
    facets: [
      {
        features: [
          { $type: 'app.bsky.richtext.facet#link', uri: 'https://e.org/a' },
          { $type: 'app.bsky.richtext.facet#tag', tag: 'Vote' },
        ],
      },
    ],
    reply: { parent: { uri: 'at://did:plc:b/app.bsky.feed.post/1' } },
  }
  const commit = await read(
    `${JSON.stringify({ did: 'did:plc:a', kind: 'commit', commit: { collection: 'app.bsky.feed.post', rkey: '3k', record } })}\n`,
  )
  expect(commit).toMatchObject({
    preset: 'bluesky',
    post: {
      handle: 'did:plc:a',
      native_id: 'at://did:plc:a/app.bsky.feed.post/3k',
      links: ['https://e.org/a'],
      hashtags: ['vote'],
      reply_to: 'at://did:plc:b/app.bsky.feed.post/1',
    },
  })
  const view = await read(
    `${JSON.stringify({ uri: 'at://did:plc:a/app.bsky.feed.post/3k', author: { did: 'did:plc:a', handle: 'a.test' }, record })}\n`,
  )
  expect(view.post['id']).toBe(commit.post['id'])
})

it('knows Mastodon statuses, in lines and in an array, and boosts', async () => {
  const status = {
    id: '1',
    uri: 'https://m.test/1',
    created_at: '2024-05-05T10:00:00.000Z',
    language: 'fr',
    content:
      '<p>Votez &amp; lisez <a href="https://e.org/a?b=1&amp;c=2">lien</a> <a href="https://m.test/tags/vote">#Vote</a></p>',
    account: { acct: 'ann@m.test' },
    tags: [{ name: 'Vote', url: 'https://m.test/tags/vote' }],
    mentions: [],
    media_attachments: [],
    in_reply_to_id: null,
  }
  const lines = await read(`${JSON.stringify(status)}\n`)
  expect(lines).toMatchObject({
    preset: 'mastodon',
    post: {
      handle: 'ann@m.test',
      text: 'Votez & lisez lien #Vote',
      links: ['https://e.org/a?b=1&c=2'],
      hashtags: ['vote'],
    },
  })
  const array = await read(
    JSON.stringify(
      [status, { ...status, id: '2', uri: 'https://m.test/2', account: { acct: 'bob' }, reblog: status }],
      null,
      2,
    ),
  )
  expect(array.rows).toHaveLength(2)
  expect(array.rows.map((row) => row['reshare_of']).sort()).toEqual(['https://m.test/1', null])
})

it('streams Telegram exports of one chat and of all', async () => {
  const message = {
    id: 5,
    type: 'message',
    date: '2024-05-05T12:00:00',
    date_unixtime: '1714903200',
    from: 'Ann',
    from_id: 'user1',
    text: ['see ', { type: 'link', text: 'https://e.org/a' }, { type: 'hashtag', text: '#Vote' }],
    reply_to_message_id: 4,
  }
  const chat = {
    name: 'News',
    type: 'public_channel',
    id: 99,
    messages: [{ id: 1, type: 'service', date: '2024-05-05T11:00:00', text: '' }, message],
  }
  const one = await read(JSON.stringify(chat, null, 1))
  expect(one).toMatchObject({
    preset: 'telegram',
    post: {
      handle: 'user1',
      native_id: '99/5',
      reply_to: '99/4',
      time: '2024-05-05 10:00:00',
      links: ['https://e.org/a'],
      hashtags: ['vote'],
      text: 'see https://e.org/a#Vote',
    },
  })
  expect(one.rejects).toMatchObject([{ reason: 'an entry of type service is not a post' }])
  expect(one.rejects[0]!.line).toBeGreaterThan(4)
  const all = await read(JSON.stringify({ about: 'x', chats: { list: [chat, { ...chat, id: 100 }] } }))
  expect(all.rows.map((row) => row['native_id']).sort()).toEqual(['100/5', '99/5'])
})

it('keeps long numbers of JSON exact', async () => {
  const { post } = await read('{"account":"a","time":1714903200,"id":1234567890123456789}\n')
  expect(post['native_id']).toBe('1234567890123456789')
})

it('follows a map in tables and in JSON', async () => {
  const map = parseMap(
    'account: Author Handle\ntime: Published\ntime_format: %d/%m/%Y %H:%M\nplatform: =plaza\n',
    'map',
  )
  const table = await read('Published;Author Handle\n05/06/2024 10:00;ann\n', { map })
  expect(table).toMatchObject({
    preset: 'map',
    post: { handle: 'ann', platform: 'plaza', time: '2024-06-05 10:00:00', time_resolution: 'm' },
  })
  const json = await read('{"user":{"name":"ann"},"at":"2024-06-05T10:00:00Z"}\n', {
    map: parseMap('{"account":"user.name","time":"at"}', 'map'),
  })
  expect(json.post['handle']).toBe('ann')
  for (const bad of [
    'account: a',
    'nonsense',
    '{"account":"a","time":"t","colour":"c"}',
    '{',
    'account: a\ntime: t\ntime_format: xx',
  ]) {
    expect(() => parseMap(bad, 'map')).toThrow(expect.objectContaining({ code: 'bad-map', exitCode: 2 }))
  }
  await expect(read('a,b\n1,2\n', { map })).rejects.toMatchObject({ code: 'unknown-columns' })
})

it('obeys a named preset and lists those there are', async () => {
  await expect(read('account,time\na,2024-05-05\n', { preset: 'nope' })).rejects.toMatchObject({
    code: 'unknown-preset',
    exitCode: 2,
  })
  await expect(read('account,time\na,2024-05-05\n', { preset: 'coortweet' })).rejects.toMatchObject({
    code: 'unknown-columns',
  })
  expect(presets.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['neutral', 'coortweet', 'bluesky', 'telegram', 'mastodon']),
  )
})
