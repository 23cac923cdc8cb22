import { linkTo, type View } from './view.ts'

/** A filter whose choices are addresses, so that it works without script and can be sent to somebody. */
export function Filter(props: {
  view: View
  name: string
  label: string
  /** What no choice is called; by default all. */
  none?: string
  options: readonly { readonly id: string; readonly label: string }[]
}) {
  const { view, name } = props
  const chosen = view.query.get(name)
  const known = props.options.some((option) => option.id === chosen)
  return (
    <nav class="row" aria-label={props.label}>
      <span class="soft">{props.label}</span>
      <ul class="filters row">
        <li>
          <a href={linkTo(view, { [name]: null, page: null })} aria-current={known ? undefined : 'true'}>
            {props.none ?? view.words.networks.all}
          </a>
        </li>
        {props.options.map((option) => (
          <li>
            <a
              href={linkTo(view, { [name]: option.id, page: null })}
              aria-current={option.id === chosen ? 'true' : undefined}
            >
              {option.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
