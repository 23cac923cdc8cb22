import { describe, expect, test } from 'vitest'
import { type Kind, kinds } from '../../src/detect/infrastructure/index.ts'
import { kindOf } from '../../src/detect/infrastructure/kinds.ts'
import { valuesOf } from '../../src/detect/infrastructure/values.ts'
import { growth, operations } from '../support/operations.ts'
import { begun, has, looked, read } from './support.ts'

const dates = { first: begun, last: begun + 31 }

describe('a file of what sites have', () => {
  test('one value a row', () => {
    const { observations, reader } = read(
      '\uFEFFSite,Kind,Value,first_seen,last_seen,source\nhttps://www.Alpha.example/x?y,GA_ID,UA-1-2,2027-01-01,2027-02-01T09:00:00Z,crawl\n\n# a remark\nbeta.example,ip,192.0.2.1,,,\n',
    )
    expect(observations).toEqual([
      { site: 'alpha.example', kind: 'analytics', value: 'ua-1-2', ...dates, source: 'crawl' },
      { site: 'beta.example', kind: 'address', value: '192.0.2.1', first: null, last: null, source: '' },
    ])
    expect([reader.format, reader.rows, reader.rejected]).toEqual(['csv', 2, 0])
  })

  test('one site a row, a column for each kind', () => {
    const { observations } = read(
      'domain;adsense;ns;san;registered;seen\na.example;pub-1|pub-2;ns1.host.example;"a.example, www.b.example";2026-12-31;2027-01-01\n',
    )
    expect(observations.map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      'ads pub-1',
      'ads pub-2',
      'name-server host.example',
      'certificate-name a.example',
      'certificate-name b.example',
      'registered 2026-12-31',
    ])
  })

  test('JSON lines or an array over several lines, with lists', () => {
    const { observations, reader } = read(
      '[{"site":"a.example","kind":"san","value":["a.example","b.example"],\n"first_seen":1798761600},\n{"host":"b.example","favicon_mmh3":-12,"analytics":["UA-1","UA-2"]}]',
    )
    expect(observations.map(({ site, kind, value, first }) => [site, kind, value, first])).toEqual([
      ['a.example', 'certificate-name', 'a.example', begun],
      ['a.example', 'certificate-name', 'b.example', begun],
      ['b.example', 'favicon', '-12', null],
      ['b.example', 'analytics', 'ua-1', null],
      ['b.example', 'analytics', 'ua-2', null],
    ])
    expect(reader.format).toBe('json')
  })

  test('rows that say nothing are counted with the reason and the first line', () => {
    const { reader } = read(
      [
        'site,kind,value',
        'nothing,ads,x',
        '192.0.2.1,ads,x',
        'a.example,shoe size,43',
        'a.example,ip,nonsense',
        'a.example,registrant,REDACTED FOR PRIVACY',
        `a.example,san,${Array.from({ length: 51 }, (_, n) => `s${n}.example`).join(' ')}`,
      ].join('\n'),
    )
    expect([reader.rows, reader.reasons]).toEqual([
      0,
      [
        { reason: 'no site in it', rows: 2, firstLine: 2 },
        {
          reason: 'a hidden registrant or a certificate of a service, which say nothing',
          rows: 2,
          firstLine: 6,
        },
        { reason: 'no kind that is known', rows: 1, firstLine: 4 },
        { reason: 'a value that is none of its kind', rows: 1, firstLine: 5 },
      ],
    ])
  })

  test('every kind is read by its own name', () => {
    for (const kind of Object.keys(kinds)) expect(kindOf(kind.toUpperCase().replace('-', '_'))).toBe(kind)
    for (const word of ['constructor', '__proto__', '', 'x'.repeat(1e6)]) expect(kindOf(word)).toBeUndefined()
  })
})

describe('values are compared in one form', () => {
  test.each<[Kind, string, string]>([
    ['certificate', 'AB:cd:0F', 'abcd0f'],
    ['address', '2001:DB8:0::1', '2001:db8::1'],
    ['name-server', 'NS1.Provider.example.', 'provider.example'],
    ['registrant-organisation', ' Harbour   Media ', 'harbour media'],
    ['registered', '2027-01-02T10:00:00Z', '2027-01-02'],
  ])('%s %j is %s', (kind, written, value) => {
    expect(valuesOf(kind, written)).toEqual([value])
  })
})

describe('hostile text', () => {
  const rows: readonly [string, (n: number) => string][] = [
    ['an open quote', (n) => `a.example,ads,"${'x,'.repeat(n)}`],
    ['many cells', (n) => `a.example,ads,${'x,'.repeat(n)}`],
    ['many names', (n) => `a.example,san,"${'a.example '.repeat(n / 10)}"`],
    ['a long site', (n) => `${'a.'.repeat(n)}example,ads,x`],
    ['many slashes', (n) => `${'/'.repeat(n)},ads,x`],
    ['a long kind', (n) => `a.example,${'ga_'.repeat(n)},x`],
    ['white space', (n) => `a.example,ads,${' '.repeat(n)}x`],
  ]
  test.each(rows)('%s: a line of a megabyte yields no more than its first part does', (_, make) => {
    const { observations } = read(`site,kind,value\n${make(1_000_000)}\nb.example,ads,x`)
    expect(observations.length).toBeLessThan(60)
    expect(observations.at(-1)!.site).toBe('b.example')
  })

  test.each<[string, (n: number) => string]>([
    ...rows.map(([what, make]): [string, (n: number) => string] => [
      what,
      (n) => `site,kind,value\n${make(n)}`,
    ]),
    ['a header of delimiters', (n) => `site,kind,value${','.repeat(n)}\na.example,ads,x`],
    ['objects in objects', (n) => '{"a":'.repeat(n)],
    ['a list without end', (n) => `[{"site":"a.example","ads":[${'"x",'.repeat(n)}`],
    ['many rows', (n) => `site,kind,value\n${'a.example,ads,x\n'.repeat(n)}`],
    ['many registrants', (n) => `site,kind,value\na.example,registrant,${'a '.repeat(n)}`],
  ])('%s: work grows with the length', async (_, make) => {
    expect(await growth(1500, (n) => read(make(n)))).toBeLessThan(1.15)
  })

  test('comparing sites is bounded, whatever they share', async () => {
    const all = (sites: number) =>
      Array.from({ length: sites }, (_, n) => [
        has(`s${n}.example`, 'ads', `a${n % 20}`),
        has(`s${n}.example`, 'certificate', `c${n % 21}`),
      ]).flat()
    const worlds = new Map([2000, 8000].map((size) => [size, all(size)]))
    const [some, many] = [
      await operations(() => looked(worlds.get(2000)!)),
      await operations(() => looked(worlds.get(8000)!)),
    ]
    expect(many).toBeLessThan(Math.max(some * 5, 6e7))
    expect(looked(worlds.get(8000)!).counts.notCompared).toBeGreaterThan(0)
  })

  test('formulas, markup and control characters are values like any other', () => {
    const { observations } = read(
      'site,kind,value\na.example,ads,"=cmd|\' /C calc\'!A0"\nb.example,ads,<script>\u202e',
    )
    expect(observations.map(({ value }) => value)).toEqual(["=cmd|' /c calc'!a0", '<script>\u202e'])
  })
})
