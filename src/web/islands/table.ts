const phone = '(max-width: 40rem)'

/** On a phone, where the table is wider than its frame, each row becomes a block whose cells say their heading. */
export class TableIsland extends HTMLElement {
  #width = -1
  readonly #watch = new ResizeObserver(() => {
    if (this.clientWidth !== this.#width) this.#fit()
  })

  connectedCallback(): void {
    const table = this.querySelector('table')
    const headings = [...(table?.tHead?.rows[0]?.cells ?? [])].map(({ textContent }) => textContent.trim())
    const cells = [...(table?.querySelectorAll<HTMLTableCellElement>('td, th') ?? [])]
    if (headings.length === 0 || cells.some(({ colSpan, rowSpan }) => colSpan * rowSpan !== 1)) return
    for (const cell of cells) if (cell.tagName === 'TD') cell.dataset.heading = headings[cell.cellIndex] ?? ''
    this.#watch.observe(this)
  }

  disconnectedCallback(): void {
    this.#watch.disconnect()
  }

  #fit(): void {
    this.#width = this.clientWidth
    this.classList.remove('stacked')
    this.classList.toggle('stacked', matchMedia(phone).matches && this.scrollWidth > this.clientWidth + 1)
  }
}
