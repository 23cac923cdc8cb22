import type { LookForm as Detector } from '../../app/index.ts'
import { lookFields } from '../../app/serving.ts'
import type { View } from './view.ts'

/** Sends files to one detector; nothing where the server only shows findings. */
export function LookForm({ view, detector, offered }: { view: View; detector: Detector; offered: boolean }) {
  const { lookForm: w } = view.words
  if (!offered) return null
  return (
    <details>
      <summary>{w.title}</summary>
      <tocsin-drop>
        <form class="drop" method="post" action={view.to(`/look/${detector}`)} enctype="multipart/form-data">
          {lookFields[detector].map(({ name, needed }) => (
            <>
              <label for={name} class={needed ? undefined : 'soft'}>
                {w.fields[name]}
              </label>
              <input id={name} type="file" name={name} multiple required={needed} />
            </>
          ))}
          <progress max="100" value="0" hidden aria-label={w.title} />
          <p role="status" data-said />
          <button class="main" type="submit">
            {w.send}
          </button>
        </form>
      </tocsin-drop>
    </details>
  )
}
