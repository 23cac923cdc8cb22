import type { Child } from 'hono/jsx'
import type { View } from './view.ts'

/** Asks the same page anew by what is chosen. @param after what stands behind the button */
export function ChooseForm(props: {
  view: View
  button: string
  main?: boolean
  /** The part of the page to come back to, such as `#incidents`. */
  anchor?: string
  children: Child
  after?: Child
}) {
  const { view, button, main = false, anchor = '' } = props
  return (
    <form method="get" action={`${view.path}${anchor}`} class="choose">
      {props.children}
      <KeepLanguage view={view} />
      <button class={main ? 'main' : undefined} type="submit">
        {button}
      </button>
      {props.after}
    </form>
  )
}

/** The language that the reader chose, where a form would lose it. */
export function KeepLanguage({ view }: { view: View }) {
  return view.query.get('lang') === null ? null : <input type="hidden" name="lang" value={view.language} />
}

export interface Option {
  readonly id: string
  readonly label: string
}

/** One of a list. @param none what choosing nothing is called, where that may be */
export function Choice(props: {
  name: string
  label: string
  options: readonly Option[]
  chosen: string | null | undefined
  none?: Option
}) {
  const { name, chosen, none } = props
  const options = none === undefined ? props.options : [none, ...props.options]
  return (
    <div class="field">
      <label for={name}>{props.label}</label>
      <select id={name} name={name}>
        {options.map(({ id, label }) => (
          <option value={id} selected={id === chosen}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** A field of its own kind between choices. */
export function ChooseField(props: { name: string; label: string; children: Child }) {
  return (
    <div class="field">
      <label for={props.name}>{props.label}</label>
      {props.children}
    </div>
  )
}

/** Options in the order of their labels. */
export function byLabel(options: readonly Option[]): readonly Option[] {
  return options.toSorted((a, b) => a.label.localeCompare(b.label))
}
