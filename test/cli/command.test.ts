import { describe, expect, test } from 'vitest'
import { globalOptions } from '../../src/cli/command.ts'
import { commands } from '../../src/cli/commands.ts'

describe.each([...commands])('%s', (name, entry) => {
  test('is declared as the table of commands says', async () => {
    const spec = await entry.load()
    expect(spec.name).toBe(name)
    expect(spec.summary).toBe(entry.summary)
  })

  test('has examples of itself, and speaks in lower case without a full stop', async () => {
    const spec = await entry.load()
    expect(spec.examples.length).toBeGreaterThan(0)
    for (const example of spec.examples) expect(example).toContain(`tocsin ${name}`)
    for (const says of [spec.summary, ...Object.values(spec.options).map((option) => option.says)]) {
      expect(says).not.toMatch(/\.$/)
      expect(says).toMatch(/^[^A-Z]|^[A-Z]{2}|^[A-Z][a-z]+[A-Z]/)
    }
  })

  test('takes no letter that every command has', async () => {
    const spec = await entry.load()
    const shared = new Set(
      Object.values(globalOptions).flatMap((option) => ('short' in option ? [option.short] : [])),
    )
    for (const [option, { short }] of Object.entries(spec.options)) {
      expect(option in globalOptions, `--${option} is an option of every command`).toBe(false)
      if (short !== undefined) expect(shared.has(short as 'q')).toBe(false)
    }
  })
})
