const pause = 1000
/** The Fetch standard lets a request outlive its page up to this many bytes. */
const mostKeptAlive = 60_000

/** Keeps what is typed into its form as a draft, a moment after the last key and when the page is left. */
export class DraftIsland extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined
  #dirty = false
  #sending: AbortController | undefined

  connectedCallback(): void {
    const form = this.closest('form')
    if (form === null) return
    form.addEventListener('input', () => {
      this.#dirty = true
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.#keep(form), pause)
    })
    form.addEventListener('submit', () => {
      this.#dirty = false
      clearTimeout(this.#timer)
      this.#sending?.abort()
    })
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.#keep(form)
    })
    addEventListener('pagehide', () => void this.#keep(form))
  }

  async #keep(form: HTMLFormElement): Promise<void> {
    if (!this.#dirty) return
    this.#dirty = false
    clearTimeout(this.#timer)
    this.#sending = new AbortController()
    const { signal } = this.#sending
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    const text = body.toString()
    const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' }
    try {
      const answer = await fetch(this.dataset.url ?? '', {
        ...{ method: 'POST', body: text, headers, signal },
        keepalive: text.length < mostKeptAlive,
      })
      const told = (await answer.json()) as {
        says?: string
        kept?: number | null
        detail?: string
        title?: string
      }
      this.#say(told.says ?? told.detail ?? told.title ?? '')
      // So that loading the page again goes on with the draft.
      if (typeof told.kept === 'number') history.replaceState(null, '', this.dataset.open)
    } catch {
      if (signal.aborted) return
      this.#dirty = true
      this.#say(this.dataset.failed ?? '')
    }
  }

  #say(text: string): void {
    const said = this.querySelector('[data-said]')
    if (said !== null) said.textContent = text
  }
}
