import type { Context, Hono } from 'hono'
import type { Detector } from '../../detect/index.ts'
import type { Shown } from '../findings.ts'
import { inFormats, type View } from '../ui/view.ts'
import {
  csv,
  download,
  findingBy,
  nothingAt,
  page,
  splitFormat,
  viewOf,
  type WebContext,
} from '../web-context.ts'
import type { Words } from '../words/index.ts'
import { type Body, type ListPages, listRoutes } from './list-pages.ts'

/** How one thing is answered: as a page, as JSON, and in the other formats that it has. */
interface Answers<Thing> {
  title(words: Words, thing: Thing): string
  show(view: View, thing: Thing, c: Context): Body
  csv?(thing: Thing, c: Context): string
  /** Formats beside these, by the ending of the address. */
  readonly others?: Readonly<
    Record<string, { readonly type: string; readonly write: (thing: Thing) => string }>
  >
  /** What more of it there is as CSV, by the name of the file below its address. */
  readonly tables?: Readonly<Record<string, (thing: Thing) => string>>
  /** Whether whoever may can open a case with it. */
  readonly opensCase: boolean
}

/** The pages of one detector: what all its findings say, and each finding. */
export interface DetectorPages<Parameters, Result, Listed> extends Answers<Shown<Parameters, Result>> {
  readonly detector: Detector<Parameters, Result>
  /** Its address, its words and its place in the navigation. */
  readonly key:
    | 'networks'
    | 'lookalikes'
    | 'infrastructure'
    | 'copies'
    | 'amplification'
    | 'preparation'
    | 'narratives'
  readonly list: Pick<ListPages<Listed>, 'read' | 'json' | 'csv' | 'show'>
}

/** A part of a finding with the finding that it belongs to. */
interface PartOf<Parameters, Result, Part> {
  readonly finding: Shown<Parameters, Result>
  readonly part: Part
}

/** The pages about the parts of a finding: its communities, its texts. */
export interface PartPages<Parameters, Result, Part> extends Answers<PartOf<Parameters, Result, Part>> {
  /** What one is called in addresses, and in messages where these have no other word. */
  readonly name: string
  readonly what?: string
  /** Between the address of the finding and the id of the part: `origins/`. */
  readonly below?: string
  find(finding: Shown<Parameters, Result>, id: string): Part | undefined
  json(thing: PartOf<Parameters, Result, Part>): object
}

export function detectorRoutes<Parameters, Result, Listed>(
  app: Hono,
  web: WebContext,
  pages: DetectorPages<Parameters, Result, Listed>,
): void {
  const { detector, key, list } = pages
  listRoutes(app, web, { ...list, path: `/${key}`, current: key, title: (words) => words[key].title })
  for (const [name, table] of Object.entries(pages.tables ?? {})) {
    app.get(`/${key}/:finding/${name}.csv`, async (c) => {
      const finding = await findingBy(detector, web, c.req.param('finding'))
      return csv(c, `${finding.id}-${name}.csv`, table(finding))
    })
  }
  app.get(`/${key}/:finding`, async (c) => {
    const { id, format } = splitFormat(c.req.param('finding'))
    const finding = await findingBy(detector, web, id)
    const { hash, computedAt, body } = finding
    return answer(c, web, pages, finding, format, {
      ...{ key, reference: id, path: [id] },
      json: () => ({ id, hash, computedAt, body }),
    })
  })
}

export function partRoutes<Parameters, Result, Part>(
  app: Hono,
  web: WebContext,
  { detector, key }: Pick<DetectorPages<Parameters, Result, unknown>, 'detector' | 'key'>,
  parts: PartPages<Parameters, Result, Part>,
): void {
  const { name, what = name, below = '' } = parts
  const path = `/${key}/:finding/${below}:${name}`
  const found = async (of: string, id: string) => {
    const finding = await findingBy(detector, web, of)
    const part = parts.find(finding, id)
    if (part === undefined) throw nothingAt(`${what} ${id}`)
    return { finding, part }
  }
  for (const [file, table] of Object.entries(parts.tables ?? {})) {
    app.get(`${path}/${file}.csv`, async (c) => {
      const id = c.req.param(name) ?? ''
      const thing = await found(c.req.param('finding') ?? '', id)
      return csv(c, `${thing.finding.id}-${id}-${file}.csv`, table(thing))
    })
  }
  app.get(path, async (c) => {
    const { id, format } = splitFormat(c.req.param(name) ?? '')
    const thing = await found(c.req.param('finding') ?? '', id)
    const of = thing.finding.id
    return answer(c, web, parts, thing, format, {
      ...{ key, reference: `${of}/${id}`, path: [of, `${below}${id}`] },
      json: () => parts.json(thing),
    })
  })
}

/** Where a thing lies, and what it is called. */
interface Place {
  readonly key: DetectorPages<never, never, never>['key']
  /** As a case refers to it: `F-7K3Q9D4M2X`, `F-7K3Q9D4M2X/C1`. */
  readonly reference: string
  /** Below the list of the detector. */
  readonly path: readonly string[]
  json(): object
}

async function answer<Thing>(
  c: Context,
  web: WebContext,
  answers: Answers<Thing>,
  thing: Thing,
  format: string,
  place: Place,
): Promise<Response> {
  const { key, reference, path } = place
  const file = reference.replace('/', '-')
  if (format === 'json') return c.json(place.json())
  if (format === 'csv' && answers.csv !== undefined) return csv(c, `${file}.csv`, answers.csv(thing, c))
  for (const [ending, { type, write }] of Object.entries(answers.others ?? {})) {
    if (format === ending) return download(c, `${file}.${ending}`, type, write(thing))
  }
  if (format !== 'html') throw nothingAt(`format ${format}`)
  const view = viewOf(c)
  const address = (depth: number) => ['', key, ...path.slice(0, depth)].join('/')
  const labels = [view.words[key].title, ...path]
  const frame = {
    title: answers.title(view.words, thing),
    ...(path.length === 1 ? { id: reference } : {}),
    ...(answers.opensCase ? { finding: reference } : {}),
    crumbs: path.map((_, depth) => ({ label: labels[depth]!, href: view.to(address(depth)) })),
    current: key,
    data: inFormats(address(path.length), answers.csv === undefined ? ['json'] : ['json', 'csv']),
  }
  return page(c, web, view, frame, await answers.show(view, thing, c))
}
