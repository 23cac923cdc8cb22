/** How alike two texts are by their numbers, 0 to 1. */
export type Alike = (a: number, b: number) => number

/**
 * Families of texts as they grow by links between two texts. Texts are numbered from the earliest on, so that the
 * least number of a family is its earliest known member.
 *
 * Against chaining, where a text is like the next, that one like a third, and the ends have nothing in common:
 * a link joins two families only if each end, and the earliest member of each family, is at least `floor` alike
 * to the earliest member of the other. What was refused is counted.
 */
export class Families {
  readonly #parent: Int32Array
  #refused = 0

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, at) => at)
  }

  /** Links that were found but not followed, because they would only have chained two families together. */
  get refused(): number {
    return this.#refused
  }

  /** The earliest member of the family of a text. */
  earliest(text: number): number {
    const parent = this.#parent
    let root = text
    while (parent[root] !== root) root = parent[root]!
    let at = text
    while (parent[at] !== root) {
      const next = parent[at]!
      parent[at] = root
      at = next
    }
    return root
  }

  together(a: number, b: number): boolean {
    return this.earliest(a) === this.earliest(b)
  }

  /** @returns whether the two are in one family now */
  join(a: number, b: number, alike: Alike, floor: number): boolean {
    const [first, second] = [this.earliest(a), this.earliest(b)]
    if (first === second) return true
    const crossings = [
      [first, second],
      [first, b],
      [a, second],
    ] as const
    const chained = crossings.some(([x, y]) => !(x === a && y === b) && alike(x, y) < floor)
    if (chained) {
      this.#refused++
      return false
    }
    this.#parent[Math.max(first, second)] = Math.min(first, second)
    return true
  }

  /** Families with two members and more, each ascending, in the order of their earliest members. */
  groups(): number[][] {
    const groups = new Map<number, number[]>()
    for (let text = 0; text < this.#parent.length; text++) {
      const first = this.earliest(text)
      if (first === text) continue
      const group = groups.get(first)
      if (group === undefined) groups.set(first, [first, text])
      else group.push(text)
    }
    return [...groups.entries()].sort(([x], [y]) => x - y).map(([, group]) => group)
  }
}
