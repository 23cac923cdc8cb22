import { scaleLinear, scalePoint } from 'd3-scale'

export interface Series {
  readonly name: string
  /** One value from 0 to 1 for each tick; null where it was not measured. */
  readonly values: readonly (number | null)[]
}

const [width, height] = [640, 300]
const margin = { top: 28, right: 150, bottom: 44, left: 48 }
const colours = ['#0b6bcb', '#c2410c', '#15803d', '#7c3aed', '#be185d', '#525252']

/** Shares by tick as lines, a text file that a browser draws; light and dark. */
export function shareChart(
  title: string,
  axis: string,
  ticks: readonly string[],
  series: readonly Series[],
): string {
  const x = scalePoint(ticks, [margin.left, width - margin.right]).padding(0.3)
  const y = scaleLinear([0, 1], [height - margin.bottom, margin.top])
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (value) =>
      `<line x1="${margin.left}" x2="${width - margin.right}" y1="${y(value)}" y2="${y(value)}" stroke="#8888" stroke-width="0.5"/>` +
      `<text x="${margin.left - 8}" y="${y(value) + 4}" text-anchor="end">${value}</text>`,
  )
  const labels = ticks.map(
    (tick) => `<text x="${x(tick)}" y="${height - margin.bottom + 18}" text-anchor="middle">${tick}</text>`,
  )
  const ends = spread(
    series.map(({ values }) => y(values.findLast((value) => value !== null) ?? 0)),
    15,
  )
  const lines = series.map(({ name, values }, at) => {
    const points = values.flatMap((value, tick) =>
      value === null ? [] : [[x(ticks[tick]!)!, y(value)] as const],
    )
    const colour = colours[at % colours.length]
    return (
      `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`).join(' ')}"/>` +
      points
        .map(([px, py]) => `<circle cx="${px.toFixed(1)}" cy="${py.toFixed(1)}" r="3" fill="${colour}"/>`)
        .join('') +
      `<text x="${width - margin.right + 12}" y="${ends[at]! + 4}" fill="${colour}">${name}</text>`
    )
  })
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="${title}">` +
    `<style>text{fill:#555}@media (prefers-color-scheme: dark){text{fill:#bbb}}</style>` +
    `<text x="${margin.left}" y="16" font-weight="600">${title}</text>${grid.join('')}${labels.join('')}` +
    `<text x="${(margin.left + width - margin.right) / 2}" y="${height - 8}" text-anchor="middle">${axis}</text>${lines.join('')}</svg>\n`
  )
}

/** Moves labels apart that would collide. */
function spread(places: readonly number[], least: number): number[] {
  const order = places.map((place, at) => ({ place, at })).sort((a, b) => a.place - b.place)
  for (let i = 1; i < order.length; i++)
    order[i]!.place = Math.max(order[i]!.place, order[i - 1]!.place + least)
  const out: number[] = []
  for (const { place, at } of order) out[at] = place
  return out
}

export function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}
