import { UndirectedGraph } from 'graphology'
import Sigma from 'sigma'
import { EdgeLineProgram, NodePointProgram } from 'sigma/rendering'

interface Drawn {
  readonly nodes: readonly {
    readonly account: string
    readonly community: string
    readonly role: string
    readonly degree: number
    readonly x: number
    readonly y: number
  }[]
  readonly edges: readonly (readonly [number, number, 0 | 1])[]
}

/** Six-digit hex: Sigma misreads four-digit colours. */
type Colours = Readonly<Record<'link' | 'soft' | 'strong' | 'open' | 'ink' | 'rule' | 'look', string>>

/**
 * The network as a map that can be moved. Points and lines only, labels and edges hidden while it moves: 5,000
 * accounts and 20,000 edges stay usable on a machine without a GPU.
 */
class ExplorerIsland extends HTMLElement {
  #sigma: Sigma | undefined
  #community = ''
  #found: string | undefined

  connectedCallback(): void {
    const stage = this.querySelector<HTMLElement>('[data-stage]')
    const url = this.dataset.url
    if (stage === null || url === undefined) return
    stage.hidden = false
    void this.#open(stage, url)
  }

  disconnectedCallback(): void {
    this.#sigma?.kill()
  }

  async #open(stage: HTMLElement, url: string): Promise<void> {
    try {
      const answer = await fetch(url)
      if (!answer.ok) throw new Error(String(answer.status))
      const drawn = (await answer.json()) as Drawn
      stage.replaceChildren()
      this.#draw(stage, drawn)
    } catch {
      stage.hidden = true
      this.#say(this.dataset.failed ?? '')
    }
  }

  #draw(stage: HTMLElement, drawn: Drawn): void {
    const graph = new UndirectedGraph()
    let colours = readColours(this)
    const size = Math.min(7, Math.max(3, stage.clientWidth / 140))
    for (const [i, node] of drawn.nodes.entries()) {
      graph.addNode(String(i), {
        ...node,
        y: -node.y,
        label: node.account,
        size: node.degree > 20 ? size * 1.3 : size,
      })
    }
    for (const [from, to, affiliated] of drawn.edges) {
      if (!graph.hasEdge(String(from), String(to))) graph.addEdge(String(from), String(to), { affiliated })
    }
    stage.tabIndex = 0
    stage.setAttribute('role', 'application')
    stage.setAttribute('aria-label', this.dataset.canvas ?? '')
    const sigma = new Sigma(graph, stage, {
      allowInvalidContainer: true,
      defaultNodeType: 'point',
      defaultEdgeType: 'line',
      nodeProgramClasses: { point: NodePointProgram },
      edgeProgramClasses: { line: EdgeLineProgram },
      hideEdgesOnMove: true,
      hideLabelsOnMove: true,
      labelRenderedSizeThreshold: 14,
      labelDensity: 0.4,
      labelFont: getComputedStyle(this).fontFamily,
      labelSize: 12,
      labelColor: { color: colours.ink },
      minCameraRatio: 0.02,
      maxCameraRatio: 4,
      nodeReducer: (key, data) => {
        const out = this.#community !== '' && data.community !== this.#community
        const found = key === this.#found
        return {
          ...data,
          color: found
            ? colours.look
            : out
              ? colours.rule
              : data.role === 'copied'
                ? colours.soft
                : colours.link,
          size: found ? data.size * 2 : data.size,
          label: out ? '' : data.label,
          forceLabel: found,
          zIndex: found ? 2 : out ? 0 : 1,
        }
      },
      edgeReducer: (key, data) => ({
        ...data,
        color: data.affiliated ? colours.open : colours.strong,
        size: 1,
        hidden:
          this.#community !== '' &&
          graph.getNodeAttribute(graph.source(key), 'community') !== this.#community,
      }),
    })
    this.#sigma = sigma
    sigma.on('clickNode', ({ node }) => this.#choose(sigma, graph, node))
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      colours = readColours(this)
      sigma.setSetting('labelColor', { color: colours.ink })
      sigma.refresh()
    })
    this.#tools(stage, sigma)
    this.#form(sigma, graph)
    this.dataset.ready = 'true'
  }

  #tools(stage: HTMLElement, sigma: Sigma): void {
    const camera = sigma.getCamera()
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const duration = still ? 0 : 150
    const acts: Readonly<Record<string, () => unknown>> = {
      in: () => camera.animatedZoom({ duration }),
      out: () => camera.animatedUnzoom({ duration }),
      all: () => camera.animatedReset({ duration }),
    }
    const tools = this.querySelector<HTMLElement>('[data-tools]')
    if (tools !== null) tools.hidden = false
    const legend = this.querySelector<HTMLElement>('[data-legend]')
    if (legend !== null) legend.hidden = false
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-zoom]')) {
      button.addEventListener('click', () => acts[button.dataset.zoom ?? '']?.())
    }
    const step = 0.1
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, step],
      ArrowDown: [0, -step],
    }
    stage.addEventListener('keydown', (event) => {
      const move = moves[event.key]
      const act = { '+': 'in', '=': 'in', '-': 'out', '0': 'all' }[event.key]
      if (move === undefined && act === undefined) return
      event.preventDefault()
      if (act !== undefined) acts[act]?.()
      if (move !== undefined) {
        const { x, y, ratio } = camera.getState()
        camera.setState({ x: x + move[0] * ratio, y: y + move[1] * ratio })
      }
    })
  }

  #form(sigma: Sigma, graph: UndirectedGraph): void {
    const select = this.querySelector<HTMLSelectElement>('select[name=community]')
    const search = this.querySelector<HTMLInputElement>('input[name=q]')
    const filter = () => {
      this.#community = select?.value ?? ''
      sigma.refresh({ skipIndexation: true })
    }
    select?.addEventListener('change', filter)
    filter()
    const find = () => {
      const wanted = (search?.value ?? '').trim().toLowerCase()
      const node =
        wanted === '' ? undefined : graph.findNode((_, data) => data.account.toLowerCase().startsWith(wanted))
      this.#choose(sigma, graph, node)
    }
    search?.addEventListener('input', find)
    if (search?.value) find()
  }

  #choose(sigma: Sigma, graph: UndirectedGraph, node: string | undefined): void {
    this.#found = node
    sigma.refresh({ skipIndexation: true })
    if (node === undefined) {
      this.#say('')
      return
    }
    const { account, community, degree } = graph.getNodeAttributes(node) as Drawn['nodes'][number]
    this.#say(`${account} · ${community} · ${degree} ${this.dataset.edges ?? ''}`)
    const place = sigma.getNodeDisplayData(node)
    if (place !== undefined) sigma.getCamera().setState({ x: place.x, y: place.y, ratio: 0.35 })
  }

  #say(text: string): void {
    const said = this.querySelector<HTMLElement>('[data-said]')
    if (said !== null) said.textContent = text
  }
}

function readColours(element: HTMLElement): Colours {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    link: colour('link'),
    soft: colour('soft'),
    strong: colour('strong'),
    open: colour('open'),
    ink: colour('ink'),
    rule: colour('rule'),
    look: colour('look'),
  }
}

customElements.define('tocsin-explorer', ExplorerIsland)
