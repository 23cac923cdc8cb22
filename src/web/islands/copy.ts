/** Puts the text of its `code` on the clipboard. */
export class CopyIsland extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')
    const code = this.querySelector('code')
    if (button === null || code === null || navigator.clipboard === undefined) return
    button.hidden = false
    button.addEventListener('click', async () => {
      const before = button.textContent
      await navigator.clipboard.writeText(code.textContent ?? '')
      button.textContent = this.dataset.copied ?? before
      setTimeout(() => {
        button.textContent = before
      }, 1500)
    })
  }
}
