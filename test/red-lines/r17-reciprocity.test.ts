import { describe, expect, it } from 'vitest'
import { judgeAct, norm } from '../../src/judge/index.ts'
import { workedExamples } from '../judge/support.ts'

/** R17: acts of members are entered and judged by the same rules. */
const example = (id: string) => workedExamples.find((one) => one.id === id)!
const judged = (id: string) => judgeAct(norm, example(id).act, example(id).assertions)

describe('a member of the coalition', () => {
  it('that acts covertly violates the norm', () => {
    const { verdict, limbs } = judged('covert-act-of-a-member')
    expect(verdict).toBe('violation')
    expect(limbs.filter(({ finding }) => finding === 'met').map(({ limb }) => limb)).toEqual(['B'])
  })

  it('that speaks openly and truthfully does not, and neither does anybody else', () => {
    const { act, assertions } = example('open-truthful-broadcast')
    expect(judgeAct(norm, act, assertions).verdict).toBe('no-violation')
    const rival = assertions.map((one) => ({ ...one, source: `rival of ${one.source}` }))
    expect(judgeAct(norm, act, rival).verdict).toBe('no-violation')
  })

  it('has no field of its own: what is judged knows no member', () => {
    const known = [...norm.criteria.map(({ id, means }) => `${id} ${means.en}`)].join(' ')
    expect(known).not.toMatch(/member|coalition|ally/i)
    expect(norm.clauses.map(({ id }) => id)).toContain('reciprocity')
  })
})
