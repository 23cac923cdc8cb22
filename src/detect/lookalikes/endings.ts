/**
 * How easily anybody can have a name under an ending.
 * `restricted`: only governments, armies, universities and the like. `settled`: a country's own ending.
 * `legacy`: com, net, org, info, biz. `open`: sold to anybody anywhere. `hosted`: names that a service gives its customers.
 * `imitating`: an ending that holds another one, such as `co.com` or `com.co`.
 */
export type EndingClass = 'restricted' | 'settled' | 'legacy' | 'open' | 'hosted' | 'imitating'

const legacy = new Set(['com', 'net', 'org', 'info', 'biz'])
const restricted = new Set(['gov', 'mil', 'edu', 'int', 'museum', 'post', 'arpa'])
/** Second-level labels that a country keeps for its own institutions. */
const institutional = new Set(
  'gov gouv gob gub govt gov1 go gv gc government mil edu ac sch k12 nhs police parliament admin'.split(' '),
)
/**
 * Country endings that are sold as if they were generic: those that Google Search Central treats so ("generic
 * ccTLDs"), and others without a local presence rule that registrars sell worldwide.
 */
const openCountries = new Set(
  (
    'ad ai as bz cc cd co dj fm io la me ms nu sc sr su tv tk ws ' +
    'ac ag am bi cam cf cm cx ga gd gg gl gq gs gy hn im in ki lc li mn mu nf pm pn pw re sh so st sx tc tf tl tm to ' +
    'vc vg vu wf yt'
  ).split(' '),
)

export interface Ending {
  readonly suffix: string
  readonly kind: EndingClass
  /** Two letters where the last label is a country's, else empty. */
  readonly country: string
}

/** @param suffix as the Public Suffix List has it. @param hosted whether the list says that a service gives names out under it */
export function ending(suffix: string, hosted: boolean): Ending {
  const labels = suffix.split('.')
  const last = labels.at(-1)!
  const country = last.length === 2 ? last : ''
  return { suffix, kind: kindOf(labels, last, country, hosted), country }
}

function kindOf(labels: readonly string[], last: string, country: string, hosted: boolean): EndingClass {
  const [first = ''] = labels
  if (labels.length > 1) {
    const looksWhole = (first.length === 2 || legacy.has(first)) && (legacy.has(last) || hosted)
    if (looksWhole || (first === 'com' && openCountries.has(last))) return 'imitating'
    if (hosted) return 'hosted'
    if (institutional.has(first)) return 'restricted'
  }
  if (restricted.has(last)) return 'restricted'
  if (legacy.has(last)) return 'legacy'
  if (country === '' || openCountries.has(last)) return 'open'
  return 'settled'
}

/** Whether names under this ending belong to a state's institutions, such as `gov.ua` and `gouv.fr`. */
export function isGovernmental(suffix: string): boolean {
  const [first = ''] = suffix.split('.')
  return /^(gov|gouv|gob|gub|govt|gv|go|gc|mil)$/.test(first)
}

/** What the name of an account has in place of an ending. */
export const noEnding: Ending = { suffix: '', kind: 'open', country: '' }
