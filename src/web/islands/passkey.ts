/** Asks the device for a passkey, or for a new one, and sends what it says (WebAuthn, level 3). */
class PasskeyIsland extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    if (form === null) return
    if (typeof globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON !== 'function') {
      this.#say(this.dataset.old)
      return
    }
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#ask(form)
    })
  }

  #say(text: string | undefined): void {
    const status = this.querySelector('[role=status]')
    if (status !== null) status.textContent = text ?? ''
  }

  async #ask(form: HTMLFormElement): Promise<void> {
    const { to = '', back = '', doing, failed } = this.dataset
    const button = form.querySelector('button')
    if (button !== null) button.disabled = true
    this.#say('')
    try {
      const credential = await this.#credential(doing, await send(`${to}/options`, {}))
      const label = new FormData(form).get('label')
      const answer = (await send(to, { credential, label, back })) as { to?: unknown }
      // Only ever a page of this server: the server checks it too.
      location.assign(typeof answer.to === 'string' && /^\/(?![/\\])/.test(answer.to) ? answer.to : '/')
    } catch {
      this.#say(failed)
      if (button !== null) button.disabled = false
    }
  }

  async #credential(doing: string | undefined, options: object): Promise<unknown> {
    const found =
      doing === 'create'
        ? await navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
              options as PublicKeyCredentialCreationOptionsJSON,
            ),
          })
        : await navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
              options as PublicKeyCredentialRequestOptionsJSON,
            ),
          })
    return (found as PublicKeyCredential).toJSON()
  }
}

async function send(url: string, body: object): Promise<object> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(String(answer.status))
  return (await answer.json()) as object
}

customElements.define('tocsin-passkey', PasskeyIsland)
