import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseGenuine, parseNames, type Sighting, SightingReader } from '../../src/detect/lookalikes/index.ts'

function read(text: string) {
  const reader = new SightingReader()
  const sightings = text.split('\n').flatMap((line) => reader.push(line))
  return { reader, sightings, names: sightings.map(({ name }: Sighting) => name) }
}

describe('observed names are read from', () => {
  test('a plain list, with links, dates and comments', () => {
    const { reader, sightings } = read(
      '# new\nvorsteger.life\nhttps://user@Vorsteger.news:443/a?b\n2027-05-01 vorsteger.top\n@vorsteger_news\nnonsense\n',
    )
    expect(reader).toMatchObject({ format: 'list', rows: 4, rejected: 1, firstRejected: 6 })
    expect(sightings).toEqual([
      { what: 'domain', name: 'vorsteger.life', day: null, times: 1 },
      { what: 'domain', name: 'Vorsteger.news', day: null, times: 1 },
      { what: 'domain', name: 'vorsteger.top', day: '2027-05-01', times: 1 },
      { what: 'account', name: '@vorsteger_news', day: null, times: 1 },
    ])
  })

  test('a table of new registrations', () => {
    const { reader, sightings } = read(
      '\uFEFFregistered;domain_name\n"2027-05-01T10:00:00Z";vorsteger.life\n1777593600;vorsteger.top\n',
    )
    expect(reader.format).toBe('csv')
    expect(sightings.map(({ name, day }) => [name, day])).toEqual([
      ['vorsteger.life', '2027-05-01'],
      ['vorsteger.top', '2026-05-01'],
    ])
  })

  test('a zone file, with an origin, brackets and comments', () => {
    const zone =
      '; zone\n$ORIGIN life.\n@ IN SOA ns. mail. (\n 1 ; serial\n two 3 )\nvorsteger 3600 IN NS a.example.\n  3600 IN NS b.example.\nother.live. 60 IN A 10.0.0.1\n'
    expect(read(zone)).toMatchObject({
      names: ['vorsteger.life.', 'other.live.'],
      reader: { format: 'zone', rejected: 0 },
    })
  })

  test('certificate-transparency entries as crt.sh and certstream write them', () => {
    const crt = JSON.stringify(
      [{ name_value: 'vorsteger.life\n*.vorsteger.life', not_before: '2027-05-01T00:00:00' }, { id: 7 }],
      null,
      1,
    )
    expect(read(crt).sightings).toEqual([
      { what: 'domain', name: 'vorsteger.life', day: '2027-05-01', times: 1 },
      { what: 'domain', name: '*.vorsteger.life', day: '2027-05-01', times: 1 },
    ])
    expect(read(crt).reader).toMatchObject({ rows: 1, rejected: 1 })
    const stream =
      '{"data":{"seen":1777593600.5,"leaf_cert":{"all_domains":["a.vorsteger.top"]}}}\n{"broken": \n'
    expect(read(stream).sightings).toMatchObject([{ name: 'a.vorsteger.top', day: '2026-05-01' }])
  })

  test('anything at all without an error, and never more sightings than two hundred an object', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 20 }), (lines) => {
        const { reader, sightings } = read(lines.join('\n'))
        expect(sightings.length).toBeLessThanOrEqual(200 * (reader.rows + 1))
      }),
    )
    expect(
      read(`{"all_domains":${JSON.stringify(Array.from({ length: 9999 }, (_, i) => `a${i}.de`))}}`).sightings
        .length,
    ).toBe(200)
  })
})

describe('protected names', () => {
  test('are a table or a list', () => {
    const table =
      'name,domains,aliases,accounts,kind\n"Der Vorsteger",vorsteger.de|vorsteger.tv,"DV | Vorsteger Online",@vorsteger vsteger,outlet\n'
    expect(parseNames(table, 'names.csv', 'protect')).toEqual([
      {
        name: 'Der Vorsteger',
        purpose: 'protect',
        kind: 'outlet',
        owned: ['vorsteger.de', 'vorsteger.tv', '@vorsteger', '@vsteger'],
        aliases: ['DV', 'Vorsteger Online'],
      },
    ])
    expect(parseNames('# ours\nvorsteger.de\nPartei der Mitte\n', 'names.txt', 'seed')).toMatchObject([
      { name: 'vorsteger.de', purpose: 'seed', owned: ['vorsteger.de'] },
      { name: 'Partei der Mitte', owned: [] },
    ])
  })

  test('that cannot be used are refused with file and line', () => {
    expect(() => parseNames('', 'names.csv', 'protect')).toThrow('names.csv has no name')
    expect(() => parseNames('name,kind\nX,castle\n', 'names.csv', 'protect')).toThrow(
      "names.csv line 2: the kind 'castle' is not known",
    )
    expect(() => parseNames('name,domains\n,\n', 'names.csv', 'protect')).toThrow(
      'names.csv line 2: neither a name nor a domain',
    )
  })

  test('known to be genuine are the first cells', () => {
    expect([...parseGenuine('# list\nVorsteger.AT.,reason\n@vorsteger_at\n')]).toEqual([
      'vorsteger.at',
      'vorsteger_at',
    ])
  })
})
