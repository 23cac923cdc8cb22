import type { Child } from 'hono/jsx'
import { Choice, ChooseForm, type Option } from '../../ui/choose.tsx'
import type { View } from '../../ui/view.ts'

/** Chooses the two that stand beside each other. @param children what else is chosen */
export function CompareForm(props: {
  view: View
  /** What a choice is called, by its number. */
  choose(number: string): string
  options: readonly Option[]
  chosen: readonly string[]
  children?: Child
}) {
  const { view, choose, options, chosen } = props
  return (
    <ChooseForm view={view} button={view.words.respond.library.elections.compare} main>
      {['a', 'b'].map((name, i) => (
        <Choice name={name} label={choose(String(i + 1))} options={options} chosen={chosen[i]} />
      ))}
      {props.children}
    </ChooseForm>
  )
}
