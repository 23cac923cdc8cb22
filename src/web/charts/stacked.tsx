import { px } from './ticks.ts'

/** Pixels between two marks that stand one above the other. */
export const step = 11

/** Marks that would lie on each other stand one above the other, on their side of the line. */
export function stacked<Item>(
  marks: readonly Item[],
  { x, below }: { readonly x: (mark: Item) => number; readonly below: (mark: Item) => boolean },
): readonly (Item & { readonly x: number; readonly below: boolean; readonly level: number })[] {
  const taken: { x: number; below: boolean; level: number }[] = []
  return marks
    .map((mark) => ({ ...mark, x: x(mark), below: below(mark) }))
    .sort((a, b) => a.x - b.x)
    .map((mark) => {
      const near = (one: (typeof taken)[number]) =>
        one.below === mark.below && Math.abs(one.x - mark.x) < step
      let level = 0
      while (taken.some((one) => one.level === level && near(one))) level++
      taken.push({ x: mark.x, below: mark.below, level })
      return { ...mark, level }
    })
}

/** A circle for words, a square for what was done. */
export function MarkShape(props: { square: boolean; class: string; x: number; y: number; title?: string }) {
  const { square, x, y } = props
  const said = props.title === undefined ? null : <title>{props.title}</title>
  if (!square) {
    return (
      <circle class={`mark ${props.class}`} cx={px(x)} cy={px(y)} r="4">
        {said}
      </circle>
    )
  }
  return (
    <rect class={`mark ${props.class}`} x={px(x - 4)} y={px(y - 4)} width="8" height="8">
      {said}
    </rect>
  )
}
