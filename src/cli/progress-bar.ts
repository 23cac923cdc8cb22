import type { Clock, Progress } from '../kernel/effects.ts'
import { grouped } from '../kernel/grouped.ts'
import { duration } from '../kernel/time.ts'

export interface ProgressBar extends Progress {
  /** Wipes the line so that other text can be written; the bar comes back with the next count. */
  clear(): void
}

const wipe = '\r\u001b[2K'
const cells = 20
const redrawAfter = 100

/**
 * A moving line for a person who watches: step, bar, count, rate, time left. Redrawn ten times a second at most.
 * @param columns width of the terminal, asked at every drawing
 */
export function progressBar(write: (text: string) => void, clock: Clock, columns: () => number): ProgressBar {
  let step = ''
  let total: number | undefined
  let unit = ''
  let began = 0
  let drawn = 0
  let visible = false

  const clear = () => {
    if (visible) write(wipe)
    visible = false
  }
  const draw = (reached: number, now: number) => {
    const width = Math.max(0, columns() - 1)
    const line = progressLine({ step, total, unit, reached, seconds: (now - began) / 1000 }, width)
    write(wipe + line.slice(0, width))
    visible = true
    drawn = now
  }
  return {
    clear,
    start(name, of, named = '') {
      clear()
      step = name
      total = of
      unit = named
      began = clock()
      draw(0, began)
    },
    at(reached) {
      const now = clock()
      if (now - drawn >= redrawAfter) draw(reached, now)
    },
    done: clear,
  }
}

export interface ProgressState {
  readonly step: string
  readonly total: number | undefined
  readonly unit: string
  readonly reached: number
  readonly seconds: number
}

/**
 * e.g. `import [##########----------]  50 %  500,000 of 1,000,000 rows  250,000/s  2 s left`. Where that is wider
 * than `width`, the counts go first: rate and time left are what a person waits for.
 */
export function progressLine(state: ProgressState, width = Number.POSITIVE_INFINITY): string {
  const full = lineOf(state, true)
  return full.length <= width ? full : lineOf(state, false)
}

function lineOf(given: ProgressState, counted: boolean): string {
  const { step, total, unit, reached, seconds } = given.unit === 'bytes' ? inMegabytes(given) : given
  const rate = seconds > 0 ? reached / seconds : 0
  const named = unit === '' ? '' : ` ${unit}`
  const speed = rate > 0 && Number.isFinite(rate) ? `  ${grouped(rate)}/s` : ''
  if (total === undefined || total <= 0) return `${step}  ${grouped(reached)}${named}${speed}`
  const share = Math.min(1, reached / total)
  const full = Math.floor(share * cells)
  const bar = `[${'#'.repeat(full)}${'-'.repeat(cells - full)}] ${String(Math.floor(share * 100)).padStart(3)} %`
  const remaining = Math.max(0, total - reached) / rate
  const left = Number.isFinite(remaining) && seconds >= 1 ? `  ${duration(remaining)} left` : ''
  const counts = counted ? `  ${grouped(reached)} of ${grouped(total)}${named}` : ''
  const pace = counted || speed === '' ? speed : `  ${grouped(rate)}${named}/s`
  return `${step} ${bar}${counts}${pace}${left}`
}

function inMegabytes(state: ProgressState): ProgressState {
  const { total, reached } = state
  return {
    ...state,
    unit: 'MB',
    total: total === undefined ? undefined : total / 1e6,
    reached: reached / 1e6,
  }
}
