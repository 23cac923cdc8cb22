import { type Norm, shapeOf } from '../../judge/index.ts'
import type { CriterionFinding } from '../../vocab/criteria.ts'
import type { View } from '../ui/view.ts'

interface Step {
  readonly lines: readonly string[]
  /** Undefined where no case is drawn. */
  readonly finding: CriterionFinding | undefined
  readonly exits: readonly string[]
}

interface Ground {
  readonly lines: readonly string[]
  readonly limbs: string
  readonly finding: CriterionFinding | undefined
}

const line = 17
const pad = 9
const gap = 22
/** Width of a letter on average, in pixels, on the side of too wide. */
const letter = 6.6

/** A norm as a path of questions; with a case, what was found at each. Drawn for one width, since text must not shrink. */
export function NormTree(props: {
  view: View
  norm: Norm
  width: number
  class: string
  found?: (element: string) => CriterionFinding
  /** For a case: whether there is a sign of deception. */
  indicated?: boolean
}) {
  const { view, norm, width, found } = props
  const { tree: w } = view.words.judge
  const { language } = view
  const narrow = width < 500
  const box = narrow ? width * 0.56 : 400
  const wrap = (text: string, within: number) => wrapped(text, Math.floor((within - 2 * pad - 12) / letter))
  const exit = (text: string) => wrap(text, width - box - 12)
  const label = (id: string) => norm.criteria.find((one) => one.id === id)?.label[language] ?? id
  const { common, grounds } = shapeOf(norm)
  const sign = props.indicated === undefined ? undefined : props.indicated ? 'met' : 'not-shown'
  const steps: Step[] = [
    { lines: wrap(w.sign, box), finding: sign, exits: exit(w.noSign) },
    ...common.map(
      (id): Step => ({
        lines: wrap(label(id), box),
        finding: found?.(id),
        exits: [...exit(w.notShown), ...exit(w.unknown)],
      }),
    ),
  ]
  const middle = Math.round(box / 2)
  const columns = narrow ? 2 : Math.max(1, grounds.length)
  const cell = (width - 2 - (columns - 1) * 8) / columns
  const boxes = grounds.map(
    ({ element, limbs }): Ground => ({
      lines: wrap(label(element), cell),
      limbs: limbs.join(', '),
      finding: found?.(element),
    }),
  )
  const tall = line * Math.max(...boxes.map(({ lines }) => lines.length)) + line + 2 * pad + 4
  const rows = Math.ceil(boxes.length / columns)
  let y = 1
  const placed = steps.map((step) => {
    const height = Math.max(line * step.lines.length, line * step.exits.length) + 2 * pad
    const at = y
    y += height + gap
    return { ...step, at, height }
  })
  const groundsAt = y + line
  y = groundsAt + rows * tall + (rows - 1) * 8
  const none = wrap(w.open, width - middle)
  const below = y
  y += none.length * line + gap + 4
  const asked = wrap(norm.effective === null ? w.draft : w.day(view.day(Date.parse(norm.effective))), box)
  const answers = [...exit(w.yes), ...exit(w.no)]
  const last = { at: y, height: Math.max(asked.length, answers.length) * line + 2 * pad }
  const height = y + last.height + 2
  return (
    <svg
      class={`chart norm-tree ${props.class}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={w.label}
    >
      {placed.map((step) => (
        <>
          <Box x={1} y={step.at} width={box} height={step.height} finding={step.finding} lines={step.lines} />
          <path class="way" d={`M${middle} ${step.at + step.height}v${gap}`} />
          <Exits x={box} y={step.at} height={step.height} lines={step.exits} />
        </>
      ))}
      <text x={middle + 8} y={groundsAt - 6}>
        {w.one}
      </text>
      {boxes.map((ground, i) => (
        <Box
          x={1 + (i % columns) * (cell + 8)}
          y={groundsAt + Math.floor(i / columns) * (tall + 8)}
          width={cell}
          height={tall}
          finding={ground.finding}
          lines={ground.lines}
          foot={`→ ${ground.limbs}`}
        />
      ))}
      <path class="way" d={`M${middle} ${below}V${last.at}`} />
      {none.map((text, i) => (
        <text x={middle + 8} y={below + line + 2 + i * line}>
          {text}
        </text>
      ))}
      <Box x={1} y={last.at} width={box} height={last.height} finding={undefined} lines={asked} />
      <Exits x={box} y={last.at} height={last.height} lines={answers} />
    </svg>
  )
}

function Box(props: {
  x: number
  y: number
  width: number
  height: number
  finding: CriterionFinding | undefined
  lines: readonly string[]
  foot?: string
}) {
  const { x, y, width, height, lines } = props
  const sign = { met: '●', 'not-shown': '○', unknown: '?' } as const
  const text = props.foot === undefined ? y + (height - line * lines.length) / 2 : y + pad
  return (
    <>
      <rect class={`step ${props.finding ?? ''}`} x={x} y={y} width={width} height={height} rx="4" />
      {lines.map((words, i) => (
        <text class="ink" x={x + pad} y={text + 12 + i * line}>
          {i === 0 && props.finding !== undefined ? `${sign[props.finding]} ${words}` : words}
        </text>
      ))}
      {props.foot === undefined ? null : (
        <text x={x + pad} y={y + height - pad}>
          {props.foot}
        </text>
      )}
    </>
  )
}

function Exits(props: { x: number; y: number; height: number; lines: readonly string[] }) {
  const top = props.y + props.height / 2 - ((props.lines.length - 1) * line) / 2
  return (
    <>
      <path class="way" d={`M${props.x + 1} ${props.y + props.height / 2}h10`} />
      {props.lines.map((text, i) => (
        <text x={props.x + 16} y={top + 4 + i * line}>
          {text}
        </text>
      ))}
    </>
  )
}

/** Words in lines of at most so many letters; a longer word has a line of its own. */
function wrapped(text: string, letters: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
