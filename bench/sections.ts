import { readFileSync, writeFileSync } from 'node:fs'

/** Undefined where it cannot be measured now: what an earlier run measured stays. */
type Part = () => string | undefined | Promise<string | undefined>

/**
 * Writes a page of measured parts. Each stands behind a comment with its name, so that a run of some parts keeps
 * what an earlier run measured of the others.
 * @param only names of the parts to measure, parted by commas; all when absent
 */
export async function writeSections(
  page: URL,
  head: string,
  parts: Readonly<Record<string, Part>>,
  only: string | undefined,
): Promise<void> {
  const kept = sections(page)
  for (const [name, measure] of Object.entries(parts)) {
    if (only !== undefined && !only.split(',').includes(name)) continue
    const measured = await measure()
    if (measured !== undefined) kept.set(name, measured.trim())
    const body = Object.keys(parts).flatMap((one) =>
      kept.has(one) ? [`<!-- ${one} -->\n${kept.get(one)}`] : [],
    )
    writeFileSync(page, `${[head.trim(), ...body].join('\n\n')}\n`)
  }
}

function sections(page: URL): Map<string, string> {
  try {
    const found = readFileSync(page, 'utf8')
      .split(/^<!-- ([\w-]+) -->\n/m)
      .slice(1)
    return new Map(
      found.flatMap((name, at) => (at % 2 === 0 ? [[name, found[at + 1]!.trim()] as const] : [])),
    )
  } catch {
    return new Map()
  }
}
