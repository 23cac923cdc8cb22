/** Column and row of a country on the grid of tiles: neighbours stand near each other, nothing is to scale. */
const places: Readonly<Record<string, readonly [column: number, row: number]>> = {
  ...{ CA: [0, 1], US: [0, 2], MX: [0, 3], BR: [1, 5], AR: [1, 6], CL: [0, 6] },
  ...{ IS: [3, 0], NO: [6, 0], SE: [7, 0], FI: [8, 0], EE: [9, 1], LV: [9, 2], LT: [9, 3] },
  ...{
    IE: [3, 2],
    UK: [4, 2],
    NL: [5, 2],
    DK: [6, 1],
    DE: [6, 2],
    PL: [8, 3],
    BE: [5, 3],
    LU: [6, 3],
    CZ: [7, 3],
  },
  ...{
    PT: [3, 5],
    ES: [4, 5],
    FR: [4, 4],
    CH: [5, 4],
    AT: [6, 4],
    SK: [7, 4],
    HU: [8, 4],
    UA: [9, 4],
    EU: [4, 0],
  },
  ...{
    IT: [5, 5],
    SI: [6, 5],
    HR: [7, 5],
    RO: [8, 5],
    MD: [9, 5],
    MT: [5, 6],
    ME: [6, 6],
    MK: [7, 6],
    BG: [8, 6],
  },
  ...{
    GR: [7, 7],
    CY: [9, 7],
    GE: [10, 5],
    AM: [10, 6],
    TW: [13, 4],
    JP: [14, 2],
    KR: [13, 2],
    AU: [13, 6],
    NZ: [14, 7],
  },
  ...{ ZA: [5, 8], MG: [7, 8], KE: [6, 8], GH: [3, 8], IN: [11, 5], KH: [12, 5] },
}

export interface Tile {
  readonly code: string
  readonly column: number
  readonly row: number
}

const columns = 15
const firstFree = 10

/** Places for some countries; what has no place of its own stands in rows below, by its code. */
export function tilesOf(codes: readonly string[]): readonly Tile[] {
  const unique = [...new Set(codes)].sort()
  const known = unique.flatMap((code) => {
    const place = places[code]
    return place === undefined ? [] : [{ code, column: place[0], row: place[1] }]
  })
  const rest = unique.filter((code) => places[code] === undefined)
  const below = known.length === 0 ? 0 : firstFree
  return [
    ...known,
    ...rest.map((code, i) => ({ code, column: i % columns, row: below + Math.floor(i / columns) })),
  ]
}
