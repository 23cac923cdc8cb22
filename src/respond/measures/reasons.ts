/** Words for what somebody did, in English and French; a reason without one of them names an origin at the most. */
const english =
  /\b(publish|broadcast|spread|repeated|fabricat|invented|forg(ed|ing)|falsif|lied|lying|deceiv|misle(a)?d|imperson|conceal|hidden|hiding|coordinat|leaked|paid for|threaten|harass|false|untrue|behav|acted as|acting as|propagand|refused to correct)/iu
const french =
  /\b(publi(é|ait|e)|diffus|propag|relay|fabriqu|contref|menti\b|mensong|tromp|dissimul|caché|coordonn|menac|harcel|fausse|comport|agi comme|refusé de corriger)/iu

/** Whether a reason for a refusal says what somebody did, and not only where they come from. A hint, not a verdict. */
export function conductNamed(reason: string): boolean {
  return english.test(reason) || french.test(reason)
}
