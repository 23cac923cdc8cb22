import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillWithExercise } from '../../src/app/index.ts'
import { openExchange } from '../../src/app/serving.ts'
import { newBook, now, officer, pureElection, webAs } from '../records/support.ts'

let made: Awaited<ReturnType<typeof newBook>>
let web: ReturnType<typeof webAs>
let caseId: string

beforeAll(async () => {
  made = await newBook()
  await fillWithExercise(made.book, now)
  web = webAs(made.book, made.effects, undefined, openExchange(made, made.effects))
  caseId = (await first('case', 'archbishop')).id
})
afterAll(() => made.close())

const first = async (kind: string, search: string) => {
  const { records } = await made.book.list(officer, made.book.kind(kind), { search }, { page: 1, size: 1 })
  return records[0]!
}
const page = async (role: Parameters<typeof web.ask>[0], path: string) => (await web.ask(role, path)).text()
const publicPage = async (path: string) => (await web.app.request(`http://localhost${path}`)).text()

describe('the track of a case', () => {
  test('A21: each step has its words, its owner and its day, and leads to a form that begins with them', async () => {
    const html = await page('duty-officer', `/cases/${caseId}/track`)
    expect(html).toMatch(/ambassador summoned[\s\S]*Ministry of foreign affairs[\s\S]*8 May 2027/)
    expect(html).toContain('the answer of the capital is asked for within 72 hours')
    const plan = /href="(\/records\/measure\/new\?class=isolation[^"]+)"/
      .exec(html)![1]!
      .replaceAll('&amp;', '&')
    const form = await page('duty-officer', plan)
    expect(form).toContain('value="2027-05-13"')
    expect(form).toMatch(/<option value="TLP:AMBER" selected/)
    expect(await page('duty-officer', `/cases/${caseId}/track?lang=fr`)).toContain('ambassadeur convoqué')
    const csv = await page('duty-officer', `/cases/${caseId}/track.csv`)
    expect(csv).toMatch(/^step,record,title,owner,due,status,announced,implemented\n/)
    expect(csv).toMatch(/summons,ME-\w+,Ambassador to be summoned/)
  })

  test('A21: the public tracker does not show a planned step, and shows a step marked done', async () => {
    expect(await publicPage(`/answers?case=${caseId}`)).not.toContain('to be summoned')
    expect(await publicPage(`/answers?case=${caseId}`)).toContain('Ambassador of Broskaya summoned')
    expect(await page('newsroom', `/answers?case=${caseId}`)).not.toContain('to be summoned')
    expect((await web.app.request(`http://localhost/cases/${caseId}/track`)).status).toBe(403)
  })

  test('A16, A55: with one indictment out of reach, deterrence is still none imposed, and below the floor', async () => {
    const { id: government } = await first('government', 'Republic')
    const id = await made.book.create(officer, made.book.kind('measure'), {
      fields: {
        ...{ class: 'indictment', title: 'Three operators indicted', government, case: caseId },
        ...{ announced: '2027-05-05', source: 'court.example', status: 'implemented' },
        ...{ implemented: '2027-05-05', binding: 'declaratory', defendants: 3, reachable: 'no' },
        evidence: [
          {
            day: '2027-05-05',
            what: 'Indictment',
            source: 'court.example',
            reliability: 'A',
            credibility: '1',
          },
        ],
      },
      ...{ tlp: 'TLP:CLEAR', shared: true },
    })
    const html = await page('duty-officer', `/cases/${caseId}/track`)
    expect(html).toContain('Deterrence: none imposed.')
    expect(html).toContain('Below the floor')
    expect(html).toMatch(/Evidence of attribution, no deterrent[^<]*<a[^>]*>Three operators indicted/)
    expect(await page('duty-officer', `/records/measure/${id}`)).toContain('none imposed: the accused')
  })

  test('B32, B50: firm and undermining positions on one case are counted alike; no channel is marked', async () => {
    const { id: government } = await first('government', 'Republic')
    for (const [direction, said] of [
      ['supports', '2027-05-01'],
      ['supports', '2027-05-02'],
      ['undermines', '2027-05-04'],
    ] as const) {
      await made.book.create(officer, made.book.kind('position'), {
        fields: {
          ...{ title: `Said on ${said}`, government, speaker: 'Head of government', said, direction },
          ...{ sort: 'statement', source: 'press.example', reliability: 'B', credibility: '2', case: caseId },
        },
        ...{ tlp: 'TLP:CLEAR', shared: true },
      })
    }
    for (const path of [`/cases/${caseId}/track`, `/cases/${caseId}`]) {
      const html = await page('coalition-delegate', path)
      expect([path, html]).toEqual([path, expect.stringContaining('Mixed message within 2 days:')])
      expect(html).toContain('2 firm, 1 undermining.')
    }
    const other = (await first('case', 'ballot')).id
    expect(await page('duty-officer', `/cases/${other}/track`)).toContain(
      'No channel to the other side is named',
    )
  })
})

describe('the coalition', () => {
  test('A21: a violation leads to the steps between governments of its case', async () => {
    const { id } = await first('violation', 'endorsement')
    expect(await page('duty-officer', `/coalition/violations/${id}`)).toContain(
      'href="/cases/TC-2027-0001/track"',
    )
  })

  test('A49: a request for support and who accepted are shown to the coalition, not to the public', async () => {
    const html = await page('coalition-delegate', '/coalition')
    expect(html).toContain('Team to watch look-alike sites until the vote')
    expect(html).toContain('2 accepted (XV, XW)')
    expect(await publicPage('/coalition')).not.toContain('look-alike sites')
    expect(await publicPage('/coalition.json')).not.toContain('look-alike sites')
  })

  test('A39: a case overdue stands out on the board of the coalition, for those inside', async () => {
    const record = await first('case', 'archbishop')
    const { fields, tlp, shared, revision } = record
    await made.book.revise(officer, made.book.kind('case'), record.id, {
      ...{ tlp, shared, revision },
      fields: { ...fields, status: 'intake', begun: '2027-05-06T08:30' },
    })
    const clocks = /Clocks of the case<\/dt>[\s\S]*?<\/dd>/.exec(
      await page('coalition-delegate', '/coalition'),
    )
    expect(clocks![0]).toMatch(/triage: <strong class="tone late">overdue by 1\sh/)
    expect(await publicPage('/coalition')).not.toContain('Clocks of the case')
  })

  test('A28: violations by quarter, with the unanswered by name and days', async () => {
    expect(await page('coalition-delegate', '/coalition')).toMatch(
      /2026-Q4[\s\S]*Made-up endorsement[\s\S]*185 days/,
    )
  })

  test('A59: the red line for the next election is drafted by who may, and begins with the last', async () => {
    const line = await first('red-line', 'regional')
    const before = String(line.fields.election)
    expect(await page('duty-officer', `/records/election/${before}`)).toContain(
      `href="/records/election/new?after=${before}"`,
    )
    const answer = await web.post('duty-officer', '/records/election', {
      ...pureElection,
      ...{ country: 'XW', name: 'Next regional elections', after: before, tlp: 'TLP:CLEAR' },
      ...{ campaignStart: '2033-06-01', voteOpens: '2033-07-30T08:00', voteCloses: '2033-07-30T20:00' },
      ...{ silenceFrom: '', silenceTo: '', silenceLaw: '', termBegan: '' },
    })
    expect(answer.status).toBe(303)
    const html = await page('coalition-delegate', '/coalition')
    const draft = /href="(\/records\/red-line\/new\?after=[^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&')
    expect(html).toContain('Draft the red line for Next regional elections, 30 Jul 2033')
    const form = await page('coalition-delegate', draft)
    expect(form).toContain('Norm of the exercise, version 1')
    expect(await page('duty-officer', '/coalition')).not.toContain('Draft the red line')
    expect((await web.ask('analyst', draft)).status).toBe(403)
  })

  test('A58: a member of any region needs no code: it has its name and its place on the map', async () => {
    const { id: coalition } = await first('coalition', 'exercise')
    for (const country of ['KE', 'ID', 'UY']) {
      await made.book.create(
        { name: 'exercise/coalition-delegate', role: 'coalition-delegate' },
        made.book.kind('member'),
        {
          fields: { coalition, country, standing: 'observer', agreed: [] },
          ...{ tlp: 'TLP:CLEAR', shared: true },
        },
      )
    }
    const html = await page('coalition-delegate', '/coalition')
    for (const name of ['Kenya', 'Indonesia', 'Uruguay']) expect(html).toContain(name)
  })
})

describe('clocks, governments and their words', () => {
  test('B37: the gauge stands on the board of clocks, and each number leads to its tasks', async () => {
    const html = await page('duty-officer', '/clocks')
    const link = /href="(\/records\/task\?purpose=investigation[^"]+)"/
      .exec(html)![1]!
      .replaceAll('&amp;', '&')
    expect(await page('duty-officer', link)).toContain('forged ballot paper')
    const { balance } = JSON.parse(await page('duty-officer', '/clocks.json')) as {
      balance: { total: number }
    }
    expect(balance.total).toBeGreaterThan(1)
  })

  test('B30: thirty days before a sanction expires, every delegate is told', async () => {
    const { id: government } = await first('government', 'Republic')
    const id = await made.book.create(officer, made.book.kind('measure'), {
      fields: {
        ...{ class: 'sanction', title: 'Listing of operators', government, announced: '2027-01-02' },
        ...{
          source: 'journal.example',
          status: 'announced',
          binding: 'discretionary',
          regime: 'Interference',
        },
        ...{ expires: '2027-06-04' },
        members: [{ country: 'XW', position: 'opposes', source: 'minutes.example' }],
      },
      ...{ tlp: 'TLP:CLEAR', shared: true },
    })
    const { clocks } = await made.book.clocks.of({ name: 'x', role: 'coalition-delegate' })
    const clock = clocks.find(({ record }) => record === id)!
    expect([clock.escalation, clock.tellsReader]).toEqual([1, true])
    expect(await page('coalition-delegate', '/reminders')).toContain('Listing of operators')
  })

  test('B28, B36: a country page counts what was said; filtering by office shows both directions', async () => {
    const html = await page('coalition-delegate', '/governments/XV')
    const [, words, n] = /href="([^"]*words=statements)">Statements: (\d+)</.exec(html)!
    const { entries } = JSON.parse(
      await page('coalition-delegate', words!.replaceAll('&amp;', '&').replace('/answers', '/answers.json')),
    ) as {
      entries: readonly { of: { office: string; direction: string } }[]
    }
    expect(entries.length).toBe(Number(n))
    const leader = await page('coalition-delegate', '/answers.csv?government=XV&office=Head+of+government')
    expect(leader).toContain('supports')
    expect(leader).toContain('undermines')
    expect(leader).not.toContain('Minister of foreign affairs')
  })

  test('A43: each number of an administration leads to exactly its measures', async () => {
    const html = await page('duty-officer', '/governments/US')
    const links = [...html.matchAll(/href="(\/answers\?government=US&amp;administration=[^"]+)">(\d+)</g)]
    expect(links.length).toBeGreaterThan(5)
    for (const [, href, n] of links) {
      const path = href!.replaceAll('&amp;', '&').replace('/answers', '/answers.csv')
      const rows = (await page('duty-officer', path)).trim().split('\n').length - 1
      expect([path, rows]).toEqual([path, Number(n)])
    }
  })

  test('A4: the page of a claim says what the checklist showed thirty days later', async () => {
    const claim = await first('position', 'taken command')
    const html = await publicPage(`/answers/${claim.id}`)
    expect(html).toMatch(/14 Apr 2027: \d+ of \d+ steps/)
    expect(html).toContain('The whole checklist')
  })

  test('B26, B27: the page of a measure or position shows the reason that was given', async () => {
    const answer = await first('position', 'not admitted')
    const html = await page('duty-officer', `/records/position/${answer.id}`)
    expect(html).toContain('It published a forged letter on 4 May')
    expect(html).not.toContain('the reason names no conduct')
  })
})
