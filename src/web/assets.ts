import { readdirSync, readFileSync } from 'node:fs'
import { sha256 } from '../kernel/hashing.ts'

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

export interface Asset {
  readonly body: string
  readonly type: string
  readonly etag: string
}

const bell =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 0 20 20"><path fill="#9c3a0c" d="M9 0a1.500 1.500 0 0 1 1.500 1.600C13.600 2.300 15 5 15 8c0 4 1 5.500 3 7.500H0c2-2 3-3.500 3-7.500 0-3 1.400-5.700 4.500-6.400A1.500 1.500 0 0 1 9 0zM6.200 17h5.600a2.800 2.800 0 0 1-5.600 0z"/></svg>'

/** Parts of the one stylesheet, in their order. */
const styles = [
  'base',
  'page',
  'tables',
  'charts',
  'forms',
  'records',
  'detect',
  'copies',
  'respond',
  'casework',
  'judge',
  'print',
] as const

/** The stylesheet as text; its parts stand beside the code in the sources and in the build. */
export function stylesheet(): string {
  return styles
    .map((part) => readFileSync(new URL(`./ui/style/${part}.css`, import.meta.url), 'utf8'))
    .join('\n')
}

/** Files that the pages load. Scripts exist only after the build: without them every page works as it is. */
export class Assets {
  readonly #files = new Map<string, Asset>()

  /** @param scripts folder of the built islands */
  constructor(scripts: URL = new URL('./islands/', import.meta.url)) {
    this.#add('tocsin.css', stylesheet())
    this.#add('bell.svg', bell)
    for (const file of builtScripts(scripts)) this.#add(file, readFileSync(new URL(file, scripts), 'utf8'))
  }

  #add(file: string, body: string): void {
    const type = types[file.slice(file.lastIndexOf('.') + 1)]
    if (type !== undefined) this.#files.set(file, { body, type, etag: `"${sha256(body).slice(0, 20)}"` })
  }

  get(file: string): Asset | undefined {
    return this.#files.get(file)
  }

  /** An address that changes with the content, so that browsers may keep it for ever. */
  readonly url = (file: string): string => {
    const mark = this.#files.get(file)?.etag.slice(1, 9)
    return mark === undefined ? `/assets/${file}` : `/assets/${file}?v=${mark}`
  }
}

function builtScripts(folder: URL): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.js'))
  } catch {
    return []
  }
}
