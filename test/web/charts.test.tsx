import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { barsPath, LagHistogram } from '../../src/web/charts/bars.tsx'
import { CommunityMap, drawCommunity } from '../../src/web/charts/community-map.tsx'
import { chanceBand, DotPlot } from '../../src/web/charts/dot-plot.tsx'
import { secondTicks } from '../../src/web/charts/ticks.ts'
import { galaxy } from '../../src/web/galaxy.ts'
import { coordinationFinding } from '../support/coordination-finding.ts'

const write = (seconds: number) => `${seconds} s`

describe('pictures', () => {
  test('dot plot', async () => {
    const plot = (
      <DotPlot
        rows={[
          { label: 'first <object>', after: [0, 5, 30] },
          { label: 'second', after: [0, 60] },
        ]}
        band={[6, 54]}
        label="seconds"
        axis="after the first"
        width={320}
        class="narrow"
        write={write}
      />
    )
    await expect(String(plot)).toMatchFileSnapshot('golden/dot-plot.svg')
  })

  test('lag histogram', async () => {
    const histogram = (
      <LagHistogram
        ends={[20, 60, 3600]}
        seen={[9, 3, 0]}
        expected={[1.5, 1.5, 1.25]}
        label="lags"
        axis="after the first"
        width={320}
        class="narrow"
        write={write}
        count={String}
      />
    )
    await expect(String(histogram)).toMatchFileSnapshot('golden/lag-histogram.svg')
  })

  test('community map', async () => {
    const { result } = coordinationFinding('map', { communities: 1, accounts: 9, edges: 12 }).body
    const drawing = drawCommunity(result.communities[0]!, result.edges)
    await expect(String(<CommunityMap drawing={drawing} label="map" />)).toMatchFileSnapshot('golden/map.svg')
  })
})

describe('the map', () => {
  test('is the same every time and keeps everyone inside the frame and apart', () => {
    const { result } = coordinationFinding(11).body
    for (const community of result.communities) {
      const drawing = drawCommunity(community, result.edges)
      expect(drawCommunity(community, result.edges)).toEqual(drawing)
      for (const [i, node] of drawing.nodes.entries()) {
        expect(Math.min(node.x, node.y)).toBeGreaterThanOrEqual(node.r)
        expect(Math.max(node.x - drawing.width, node.y - drawing.height)).toBeLessThanOrEqual(-node.r)
        for (const other of drawing.nodes.slice(i + 1)) {
          expect(Math.hypot(node.x - other.x, node.y - other.y)).toBeGreaterThan(node.r)
        }
      }
    }
  })

  test('draws the 150 with most edges of a large community', () => {
    const { result } = coordinationFinding(2, { communities: 1, accounts: 400, edges: 3000 }).body
    const drawing = drawCommunity(result.communities[0]!, result.edges)
    expect(drawing.nodes.length).toBe(150)
    expect(drawing.edges.length).toBeLessThanOrEqual(600)
    const drawn = new Set(drawing.nodes.map((node) => node.member))
    const { members } = result.communities[0]!
    const least = Math.min(...[...drawn].map((member) => members[member]!.degree))
    expect(members.every((member, i) => drawn.has(i) || member.degree <= least)).toBe(true)
  })
})

describe('the explorer', () => {
  test('places 5,000 accounts and 20,000 edges in bounded time and leaves out the weakest beyond', () => {
    const large = coordinationFinding(4, { communities: 150, accounts: 5200, edges: 24_000 })
    const start = performance.now()
    const { nodes, edges, allEdges } = galaxy(large)
    console.log(
      `galaxy of ${nodes.length} accounts, ${edges.length} edges: ${Math.round(performance.now() - start)} ms`,
    )
    expect(nodes.length).toBe(5000)
    expect(edges.length).toBeLessThanOrEqual(20_000)
    expect(allEdges).toBe(large.body.result.edges.length)
  }, 20_000)
})

describe('numbers behind the pictures', () => {
  test('the band by chance holds nine tenths of the expected lags', () => {
    expect(chanceBand([10, 20], [1, 1])).toEqual([1, 19])
    expect(chanceBand([10], [0])).toBeNull()
    const histogram = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(histogram, (expected) => {
        const edges = Array.from({ length: expected.length }, (_, i) => (i + 1) * 5)
        const band = chanceBand(edges, expected)
        if (band === null) return
        expect(band[0]).toBeLessThanOrEqual(band[1] + 1e-9)
        expect(band[0]).toBeGreaterThanOrEqual(0)
        expect(band[1]).toBeLessThanOrEqual(edges.at(-1)! + 1e-9)
      }),
    )
  })

  test('ticks are round, begin at zero and never crowd', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 1e9, noNaN: true }),
        fc.integer({ min: 2, max: 10 }),
        (max, count) => {
          const ticks = secondTicks(max, count)
          expect(ticks[0]).toBe(0)
          expect(ticks.length).toBeLessThanOrEqual(count + 1)
          expect(ticks.at(-1)!).toBeLessThanOrEqual(max)
        },
      ),
    )
  })

  test('bars scale to the highest and an empty series draws nothing', () => {
    expect(barsPath([0, 0], 10, 10)).toBe('')
    expect(barsPath([1, 2], 10, 10, 0)).toBe('M0 10v-5h5v5zM5 10v-10h5v10z')
  })
})
