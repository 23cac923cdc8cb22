import type { Speaker } from '../../vocab/responses.ts'

/** Names in the library that stand for a government without its code in front. */
const named: Readonly<Record<string, string>> = {
  Armenia: 'AM',
  EEAS: 'EU',
  European: 'EU',
  France: 'FR',
  Germany: 'DE',
  Greece: 'GR',
  Taiwan: 'TW',
}

/** Who acted and is no government; everybody else without a code is an authority of the country itself. */
const notGovernments: ReadonlySet<string> = new Set([
  'AFP',
  'En Marche',
  'En Marche (RT, Sputnik)',
  'Facebook',
  'Meta',
  'Politico, NYT, WaPo',
  'Reddit',
  'YouTube',
  'opposition leader Magyar',
])

const several = /^[A-Z]{2}([/+]([A-Z]{2}|Canada))+( |$)/
const code = /^([A-Z]{2})( |\/|$)/

/**
 * The governments behind an entry of the library, read from who it says acted.
 * @param by such as `US Treasury`, `US/UK/CA`, `Greece`, `Paris prosecutor`
 * @param speaker of a statement; null for what was done
 * @param target code of the country whose election it was
 */
export function governmentsOf(by: string, speaker: Speaker | null, target: string): readonly string[] {
  if (speaker === 'private' || speaker === 'platform' || speaker === 'press') return []
  if (speaker === null && notGovernments.has(by)) return []
  if (several.test(by)) {
    return by
      .split(' ')[0]!
      .split(/[/+]/)
      .map((one) => (one === 'Canada' ? 'CA' : one))
  }
  const found = code.exec(by)?.[1] ?? named[/^[A-Za-z]+/.exec(by)?.[0] ?? '']
  return [found ?? target]
}
