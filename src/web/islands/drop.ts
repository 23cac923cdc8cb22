/** Lets files be dropped on the form and shows how far the upload is; without script the form sends itself. */
export class DropIsland extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    const input = this.querySelector<HTMLInputElement>('input[type=file]')
    if (form === null || input === null) return
    const hint = this.querySelector<HTMLElement>('[data-drop-hint]')
    if (hint !== null) hint.hidden = false
    for (const kind of ['dragenter', 'dragover'] as const) {
      form.addEventListener(kind, (event) => {
        event.preventDefault()
        form.classList.add('over')
      })
    }
    for (const kind of ['dragleave', 'dragend', 'drop'] as const) {
      form.addEventListener(kind, () => form.classList.remove('over'))
    }
    form.addEventListener('drop', (event) => {
      event.preventDefault()
      if (event.dataTransfer === null || event.dataTransfer.files.length === 0) return
      input.files = event.dataTransfer.files
      form.requestSubmit()
    })
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#send(form)
    })
  }

  #send(form: HTMLFormElement): void {
    const bar = this.querySelector('progress')
    const said = this.querySelector<HTMLElement>('[data-said]')
    const button = form.querySelector('button')
    if (button !== null) button.disabled = true
    if (bar !== null) bar.hidden = false
    const request = new XMLHttpRequest()
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (bar === null || !lengthComputable) return
      bar.value = (100 * loaded) / total
      if (said !== null) said.textContent = `${Math.floor(bar.value)} %`
    })
    request.addEventListener('load', () => {
      if (request.status < 400) {
        location.assign(request.responseURL)
        return
      }
      const answer = new DOMParser().parseFromString(request.responseText, 'text/html')
      if (said !== null)
        said.textContent = answer.querySelector('main section')?.textContent ?? String(request.status)
      this.#rest(button, bar)
    })
    request.addEventListener('error', () => {
      if (said !== null) said.textContent = '–'
      this.#rest(button, bar)
    })
    request.open('POST', form.action)
    request.send(new FormData(form))
  }

  #rest(button: HTMLButtonElement | null, bar: HTMLProgressElement | null): void {
    if (button !== null) button.disabled = false
    if (bar !== null) bar.hidden = true
  }
}
