import type { SideBySide, Stretch } from '../../detect/lookalikes/index.ts'
import { visible } from './shown-text.ts'

/** Two names one above the other, the letters that differ marked by more than colour. */
export function Pair({ beside, seen, own }: { beside: SideBySide; seen: string; own: string }) {
  return (
    <span class="pair code">
      <Line stretches={beside.seen} label={seen} />
      <Line stretches={beside.own} label={own} />
    </span>
  )
}

function Line({ stretches, label }: { stretches: readonly Stretch[]; label: string }) {
  return (
    <bdi class="user" dir="auto" title={label}>
      {stretches.map(({ text, mark }) =>
        mark === 'same' ? visible(text) : <mark class={mark}>{visible(text)}</mark>,
      )}
    </bdi>
  )
}
