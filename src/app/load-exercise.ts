import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoExercise, writeExercise } from '../exercise/index.ts'
import { openLake } from '../lake/index.ts'
import { readAffiliations } from './affiliations.ts'
import type { Context } from './context.ts'
import { scanDefaults } from './coordination-look.ts'
import { writeDurably } from './durable.ts'
import { exerciseFolder } from './exercise-folder.ts'
import { noLists } from './look.ts'
import { lookBeside } from './look-beside.ts'
import { readingOnce } from './open-posts.ts'
import { scan } from './scan.ts'

/** The bundled exercise in a store: its files, and what the detector said of them. */
export interface LoadedExercise {
  /** Folder with `posts.jsonl`, `truth.json`, `affiliation.csv`, `names.csv` and `outlets.csv`. */
  readonly folder: string
  readonly posts: number
  /** Id of the finding of accounts that act together. */
  readonly finding: string
}

/** Makes the exercise, puts its posts into the lake and has every detector look at them. The store must exist. A second call does nothing; one after a kill makes it anew. */
export async function loadExercise(context: Context): Promise<LoadedExercise> {
  const folder = exerciseFolder(context.config.store)
  const receipt = join(folder, 'loaded.json')
  const before = await readFile(receipt, 'utf8').catch(() => undefined)
  if (before !== undefined) return JSON.parse(before) as LoadedExercise
  await mkdir(folder, { recursive: true })
  const { progress, signal } = context.effects
  const posts = join(folder, 'posts.jsonl')
  const affiliation = join(folder, 'affiliation.csv')
  const [names, outlets] = [join(folder, 'names.csv'), join(folder, 'outlets.csv')]
  const written = await writeExercise(
    demoExercise,
    { posts, format: 'jsonl', truth: join(folder, 'truth.json'), affiliation, names, outlets },
    { progress, signal, standardOutput() {} },
  )
  const lake = await openLake(context.config)
  await Array.fromAsync(lake.import([posts], {}, context.effects))
  const affiliations = await readAffiliations(affiliation)
  const lists = { ...noLists, protect: [names], outlets: [outlets] }
  const finding = await readingOnce(context, async (once) => {
    const { finding } = await scan({ ...scanDefaults, files: [posts], affiliations }, once)
    await lookBeside({ files: [posts] }, lists, finding, once)
    return finding
  })
  const loaded: LoadedExercise = { folder, posts: written.posts, finding: finding.id }
  await writeDurably(receipt, `${JSON.stringify(loaded)}\n`)
  return loaded
}
