import { px } from './ticks.ts'

const [width, height] = [320, 14]

/** Parts of a whole on one bar as wide as its place. */
export function Share(props: {
  parts: readonly { readonly class: string; readonly n: number }[]
  label: string
}) {
  const sum = Math.max(
    1,
    props.parts.reduce((all, { n }) => all + n, 0),
  )
  let at = 0
  return (
    <svg
      class="share"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={props.label}
    >
      {props.parts.map(({ class: name, n }) => {
        const x = at
        at += (n / sum) * width
        return n === 0 ? null : <rect class={name} x={px(x)} y="0" width={px(at - x)} height={height} />
      })}
    </svg>
  )
}
