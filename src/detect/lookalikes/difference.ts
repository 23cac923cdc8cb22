/** A stretch of a name: `same` in both, `changed`, only here (`extra`), or only in the other (`missing`, text empty). */
export interface Stretch {
  readonly text: string
  readonly mark: 'same' | 'changed' | 'extra'
}

export interface SideBySide {
  readonly seen: readonly Stretch[]
  readonly own: readonly Stretch[]
}

const longest = 120

/**
 * Two names set beside each other with the letters that differ marked, by a shortest way of turning one into the other
 * (Wagner and Fischer, 1974). Both sides joined again are the names.
 */
export function sideBySide(seen: string, own: string): SideBySide {
  const a = [...seen].slice(0, longest)
  const b = [...own].slice(0, longest)
  const table = costs(a, b)
  const left: Stretch[] = []
  const right: Stretch[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const here = table[i]![j]!
    if (i < a.length && j < b.length && a[i] === b[j] && table[i + 1]![j + 1] === here) {
      left.push({ text: a[i++]!, mark: 'same' })
      right.push({ text: b[j++]!, mark: 'same' })
    } else if (i < a.length && j < b.length && table[i + 1]![j + 1]! + 1 === here) {
      left.push({ text: a[i++]!, mark: 'changed' })
      right.push({ text: b[j++]!, mark: 'changed' })
    } else if (i < a.length && table[i + 1]![j]! + 1 === here) left.push({ text: a[i++]!, mark: 'extra' })
    else right.push({ text: b[j++]!, mark: 'extra' })
  }
  return { seen: joined(left), own: joined(right) }
}

/** Two domains: the names letter by letter, the endings as a whole. */
export function domainsSideBySide(seen: DomainParts, own: DomainParts): SideBySide {
  const names = sideBySide(`${seen.name}.`, `${own.name}.`)
  const mark = seen.ending === own.ending ? 'same' : 'changed'
  const whole = (name: readonly Stretch[], text: string) => joined([...name, { text, mark }])
  return { seen: whole(names.seen, seen.ending), own: whole(names.own, own.ending) }
}

export interface DomainParts {
  /** Everything before the ending and its dot. */
  readonly name: string
  readonly ending: string
}

/** `table[i][j]`: changes that turn the rest of `a` from i into the rest of `b` from j. */
function costs(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length; i >= 0; i--) {
    for (let j = b.length; j >= 0; j--) {
      if (i === a.length) table[i]![j] = b.length - j
      else if (j === b.length) table[i]![j] = a.length - i
      else {
        const same = a[i] === b[j] ? 0 : 1
        table[i]![j] = Math.min(table[i + 1]![j + 1]! + same, table[i + 1]![j]! + 1, table[i]![j + 1]! + 1)
      }
    }
  }
  return table
}

function joined(letters: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = []
  for (const { text, mark } of letters) {
    const last = out.at(-1)
    if (last?.mark === mark) out[out.length - 1] = { text: last.text + text, mark }
    else out.push({ text, mark })
  }
  return out
}
