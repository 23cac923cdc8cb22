/**
 * Makes `fixtures/library/incidents.json` from the measuring data:
 * `node scripts/run.mjs bench/library.ts [INCIDENTS.json]`. What is marked `remembered` stays out; marks and sources stay
 * in. Figures are left out because the program computes them from the dates.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { sharedData } from './evaluation/shared-data.ts'

interface Entry {
  readonly verified: string
}
interface Incident extends Entry {
  readonly id: string
  readonly actor: string | null
  readonly caveat: string
  readonly attributions: readonly Entry[]
  readonly responses: readonly Entry[]
  readonly metrics: unknown
}
interface Source {
  readonly about: string
  readonly definitions: Readonly<Record<string, string>>
  readonly incidents: readonly Incident[]
}

const from = process.argv[2] ?? sharedData('incidents/incidents.json')
const source = JSON.parse(readFileSync(from, 'utf8')) as Source
const checked = (entries: readonly Entry[]) => entries.filter(({ verified }) => verified !== 'remembered')

/** What the source says in words about who stands behind it, as a field. */
function standing({ actor, caveat }: Incident): string {
  const words = `${actor ?? ''} ${/^[A-Z]{6,}/.exec(caveat)?.[0] ?? ''}`.toLowerCase()
  const said = ['contested', 'alleged', 'unattributed'].find((word) => words.includes(word))
  return said ?? (actor === null ? 'unattributed' : 'attributed')
}

const incidents = source.incidents
  .filter(({ verified }) => verified !== 'remembered')
  .map((incident) => {
    const { metrics: _, ...facts } = incident
    const attributions = checked(incident.attributions)
    const responses = checked(incident.responses)
    const left =
      incident.attributions.length + incident.responses.length - attributions.length - responses.length
    return {
      ...facts,
      actor: incident.actor?.replace(/ \(.*\)$/, '') ?? null,
      standing: standing(incident),
      attributions,
      responses,
      omitted: left,
    }
  })

const bundle = {
  about: source.about,
  bundled:
    'Without what is marked remembered; omitted counts those entries of an incident. standing: attributed, contested, alleged or unattributed, taken from the actor field and the first word of the caveat.',
  definitions: source.definitions,
  incidents,
}
const path = new URL('../fixtures/library/incidents.json', import.meta.url)
writeFileSync(path, `${JSON.stringify(bundle, null, 1)}\n`)
process.stderr.write(`${incidents.length} incidents written\n`)
