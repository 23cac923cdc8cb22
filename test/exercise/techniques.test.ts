import { describe, expect, it } from 'vitest'
import { exerciseActions, operationKinds } from '../../src/exercise/index.ts'
import { tactics, technique, techniques } from '../../src/vocab/techniques.ts'

describe('DISARM techniques', () => {
  it('are found by id, with tactic and parent', () => {
    expect(technique('T0084.001')).toEqual({
      id: 'T0084.001',
      name: 'Use Copypasta',
      tactic: { id: 'TA06', phase: 'P02', name: 'Develop Content' },
      parent: 'T0084',
    })
    expect(technique('T9999')).toBeUndefined()
  })

  it('are all techniques with a known tactic and parent; counter-measures are not carried', () => {
    expect(techniques.size).toBe(391)
    expect(tactics.size).toBe(16)
    for (const { id, name, tactic, parent } of techniques.values()) {
      expect(id).toMatch(/^T\d{4}(\.\d{3})?$/)
      expect(name).not.toBe('')
      expect(tactics.has(tactic.id)).toBe(true)
      if (parent !== undefined) expect(techniques.has(parent), id).toBe(true)
    }
  })

  it('name what every kind of operation rehearses', () => {
    const operations = operationKinds.map((kind) => ({ kind }))
    const { truth } = exerciseActions({ posts: 5000, seed: 1, operations })
    expect(truth.operations.map(({ kind }) => kind)).toEqual([...operationKinds])
    for (const operation of truth.operations) {
      expect(operation.techniques.length).toBeGreaterThan(0)
      for (const id of operation.techniques) expect(technique(id), id).toBeDefined()
    }
  })
})
