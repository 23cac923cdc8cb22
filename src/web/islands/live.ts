const standard = 1000

/** Fetches its own page again while something goes on; the words stay the server's. */
export class LiveIsland extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    this.#again()
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer)
  }

  #again(): void {
    if (this.dataset.state !== 'running' || this.dataset.url === undefined) return
    this.#timer = setTimeout(() => void this.#refresh(), Number(this.dataset.pause ?? standard))
  }

  async #refresh(): Promise<void> {
    try {
      const answer = await fetch(this.dataset.url ?? '')
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.querySelector<HTMLElement>('tocsin-live')
      if (fresh !== null) {
        const focused = this.contains(document.activeElement) && document.activeElement?.matches('button')
        this.dataset.state = fresh.dataset.state ?? ''
        this.dataset.pause = fresh.dataset.pause ?? String(standard)
        this.replaceChildren(...fresh.childNodes)
        if (focused) this.querySelector<HTMLElement>('button, a')?.focus()
      }
    } catch {
      // the server may be restarting; ask again
    }
    this.#again()
  }
}
