import { UsageError } from './usage-error.ts'

/** @throws UsageError that names the option and what it wants */
export function numberOption(
  name: string,
  text: string | undefined,
  standard: number,
  { least, most, whole = false }: { least: number; most: number; whole?: boolean },
): number {
  if (text === undefined) return standard
  const value = Number(text)
  if (text.trim() !== '' && value >= least && value <= most && (!whole || Number.isInteger(value)))
    return value
  const kind = whole ? 'a whole number' : 'a number'
  throw new UsageError(`--${name} wants ${kind} from ${least} to ${most}, not '${text}'`)
}
