import type { CriterionFinding } from '../../vocab/criteria.ts'
import type { NormVerdict } from '../../vocab/violations.ts'
import { elementsOf, evaluate } from '../expression.ts'
import type { Change, Counted, Norm } from './norm.ts'
import { verdictOf } from './verdict.ts'

const findings: readonly CriterionFinding[] = ['met', 'unknown', 'not-shown']

interface Standing {
  readonly counted: Counted
  readonly indicated: boolean
  readonly verdict: NormVerdict
}

/**
 * The smallest sets of elements whose change gives another verdict, by verdict; what is unknown comes before what was
 * found. Sets are tried by size, the smallest first, until every verdict that the day allows was reached.
 */
export function changes(
  norm: Norm,
  finding: (element: string) => CriterionFinding,
  { counted, indicated, verdict }: Standing,
): readonly Change[] {
  const names = unknownFirst([...new Set(norm.rules.flatMap(({ rule }) => elementsOf(rule)))], finding)
  const targets = reachable[counted].filter((to) => to !== verdict)
  const found = new Map<NormVerdict, Change[]>()
  for (let size = 1; size <= names.length && found.size < targets.length; size++) {
    const ofSize = new Map<NormVerdict, Change[]>()
    for (const changed of combinations(names, finding, size)) {
      const to = after(changed)
      if (!targets.includes(to) || found.has(to)) continue
      const elements = [...changed].map(([element, value]) => ({
        element,
        from: finding(element),
        to: value,
      }))
      ofSize.set(to, [...(ofSize.get(to) ?? []), { to, elements }])
    }
    for (const [to, list] of ofSize) found.set(to, list)
  }
  return targets.flatMap((to) => found.get(to) ?? [])

  function after(changed: ReadonlyMap<string, CriterionFinding>): NormVerdict {
    const now = (element: string) => changed.get(element) ?? finding(element)
    const stateActs = now('state-responsibility') === 'met'
    const limbs = norm.rules.map(({ rule }) => ({ finding: evaluate(rule, now) }))
    return verdictOf(limbs, counted, indicated || deceives(changed), stateActs)
  }
}

const reachable: Readonly<Record<Counted, readonly NormVerdict[]>> = {
  counted: ['violation', 'unknown', 'no-violation'],
  'before-effective-date': ['would-violate', 'unknown', 'no-violation'],
  'day-unknown': ['unknown', 'no-violation'],
}

function unknownFirst(
  names: readonly string[],
  finding: (element: string) => CriterionFinding,
): readonly string[] {
  const known = (name: string) => finding(name) !== 'unknown'
  return [...names.filter((name) => !known(name)), ...names.filter(known)]
}

/** Whether a change would bring the sign that is missing. */
function deceives(changed: ReadonlyMap<string, CriterionFinding>): boolean {
  return ['falsity', 'identity-theft', 'manufacturing', 'covertness'].some(
    (element) => changed.get(element) === 'met',
  )
}

/** All ways of giving so many of the elements another finding. */
function* combinations(
  names: readonly string[],
  finding: (element: string) => CriterionFinding,
  size: number,
): Generator<ReadonlyMap<string, CriterionFinding>> {
  if (size === 0) {
    yield new Map()
    return
  }
  for (const [at, name] of names.entries()) {
    for (const value of findings.filter((one) => one !== finding(name))) {
      for (const rest of combinations(names.slice(at + 1), finding, size - 1)) {
        yield new Map([[name, value], ...rest])
      }
    }
  }
}
