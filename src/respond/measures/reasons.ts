import type { Derived } from '../../records/index.ts'

/** Words for what somebody did, in English and French; a reason without one of them names an origin at the most. */
const english =
  /\b(publish|broadcast|spread|repeated|fabricat|invented|forg(ed|ing)|falsif|lied|lying|deceiv|misle(a)?d|imperson|conceal|hidden|hiding|coordinat|leaked|paid for|threaten|harass|false|untrue|behav|acted as|acting as|propagand|refused to correct)/iu
const french =
  /\b(publi(é|ait|e)|diffus|propag|relay|fabriqu|contref|menti\b|mensong|tromp|dissimul|caché|coordonn|menac|harcel|fausse|comport|agi comme|refusé de corriger)/iu

/** Whether a reason for a refusal says what somebody did, and not only where they come from. A hint, not a verdict. */
function conductNamed(reason: string): boolean {
  return english.test(reason) || french.test(reason)
}

/** What stands beside a reason given in public that names no conduct; null where it names some, or none was given. */
export function withoutConduct(reason: string | undefined): Derived | null {
  if (reason === undefined || conductNamed(reason)) return null
  return {
    value: 'nationality-only',
    text: {
      en: 'the reason names no conduct: say what the outlet did, not where it comes from',
      fr: 'le motif ne nomme aucun acte : dites ce que le média a fait, non d’où il vient',
    },
    tone: 'late',
  }
}
