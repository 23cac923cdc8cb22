import { afterEach, describe, expect, test } from 'vitest'
import { analyst, newBook, officer, pureElection, webAs } from '../records/support.ts'
import { pureGovernment } from '../respond/support.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const clear = { tlp: 'TLP:CLEAR', shared: false } as const

/** The web app with one election and, where given, one government, as of a moment. */
async function at(
  moment: string,
  election: Readonly<Record<string, string>>,
  government?: Readonly<Record<string, string>>,
  tlp: 'TLP:CLEAR' | 'TLP:AMBER' = 'TLP:CLEAR',
) {
  const clock = () => Date.parse(moment)
  const opened = await newBook({ clock })
  open.push(opened)
  const { book, effects } = opened
  const { termBegan: _, silenceFrom: __, silenceTo: ___, silenceLaw: ____, ...fields } = pureElection
  await book.create(officer, book.kind('election'), { fields: { ...fields, ...election }, ...clear, tlp })
  if (government !== undefined) {
    await book.create(analyst, book.kind('government'), {
      fields: { ...pureGovernment, country: 'FR', ...government },
      ...clear,
    })
  }
  return webAs(book, effects)
}

const header = (html: string) =>
  /<p class="clocks">(.*?)<\/p>/
    .exec(html)?.[1]
    ?.replace(/<[^>]+>/g, '')
    .trim() ?? null

async function shown(...given: Parameters<typeof at>): Promise<string | null> {
  const { app } = await at(...given)
  return header(await (await app.request('http://localhost/library')).text())
}

describe('two clocks in the header', () => {
  test('on every kind of page, for visitors and for whoever acts, in both languages', async () => {
    const web = await at('2027-05-06T10:00Z', { termBegan: '2025-09-06' })
    const said = 'Presidential election 20 months in office; 3 days to the vote'
    for (const path of ['/', '/library', '/governments', '/public', '/method/deterrence', '/not-there']) {
      const html = await (await web.app.request(`http://localhost${path}`)).text()
      expect([path, header(html)]).toEqual([path, said])
    }
    expect(header(await (await web.ask('analyst', '/records')).text())).toBe(said)
    const french = await (await web.app.request('http://localhost/library?lang=fr')).text()
    expect(header(french)).toBe('Presidential election 20 mois en fonction; 3 jours avant le scrutin')
    expect(french).toMatch(/<p class="clocks"><a href="\/governments\/FR\/EL-[0-9A-Z]{8}\?lang=fr"/)
  })

  test('time in office comes from the government on record where the election names none', async () => {
    const vote = { voteOpens: '2027-05-09T08:00' }
    expect(await shown('2027-05-06T10:00Z', vote, { began: '2022-05-14', ends: '2027-05-14' })).toBe(
      'Presidential election 59 months in office; 3 days to the vote',
    )
    // Who handed over, and who has not begun, is not in office.
    expect(await shown('2027-05-06T10:00Z', vote, { began: '2022-05-14', ends: '2027-05-06' })).toBe(
      'Presidential election 3 days to the vote',
    )
    expect(await shown('2022-05-13T12:00Z', vote, { began: '2022-05-14', ends: '2027-05-14' })).toMatch(
      /election 1822 days to the vote$/,
    )
    expect(await shown('2027-05-06T10:00Z', vote, { country: 'DE', began: '2022-05-14' })).toBe(
      'Presidential election 3 days to the vote',
    )
  })

  test.each([
    // Days of the place: New Zealand is a day ahead of UTC, and sets its clocks forward on 26 September 2027.
    ['2027-09-24T11:00Z', 'Pacific/Auckland', '2027-09-27T09:00', '3 days to the vote'],
    ['2027-09-24T12:30Z', 'Pacific/Auckland', '2027-09-27T09:00', '2 days to the vote'],
    ['2027-09-26T10:59Z', 'Pacific/Auckland', '2027-09-27T09:00', '1 day to the vote'],
    ['2027-09-26T11:00Z', 'Pacific/Auckland', '2027-09-27T09:00', '0 days to the vote'],
    // Over the end of summer time in New York on 7 November 2027, a day of 25 hours.
    ['2027-11-07T03:59Z', 'America/New_York', '2027-11-08T06:00', '2 days to the vote'],
    ['2027-11-07T04:00Z', 'America/New_York', '2027-11-08T06:00', '1 day to the vote'],
    ['2027-11-08T04:59Z', 'America/New_York', '2027-11-08T06:00', '1 day to the vote'],
    ['2027-11-08T05:00Z', 'America/New_York', '2027-11-08T06:00', '0 days to the vote'],
  ])('at %s in %s', async (moment, zone, voteOpens, says) => {
    const fields = {
      ...{ zone, voteOpens, voteCloses: `${voteOpens.slice(0, 11)}19:00` },
      campaignStart: '2027-09-01',
    }
    expect(await shown(moment, fields)).toBe(`Presidential election ${says}`)
  })

  test('nothing where no election lies ahead or the reader may not see it', async () => {
    expect(await shown('2027-06-06T10:00Z', {})).toBeNull()
    expect(await shown('2027-05-06T10:00Z', {}, undefined, 'TLP:AMBER')).toBeNull()
  })
})
