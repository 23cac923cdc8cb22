/** Words that claim more than an assessment can. `almost certain` is a term of ICD 203 and stays allowed. */
const tooSure: readonly RegExp[] = [
  /\b(?:dis)?prov(?:e|es|ed|en|ing)\b/giu,
  /\bproof\b/giu,
  /(?<!(?:almost|nearly|presque)\s+)(?<![\p{L}])certaine?(?![\p{L}])/giu,
  /\b(?:certainly|certainty|undoubtedly|indisputably|irrefutabl[ey]|unquestionabl[ey])\b/giu,
  /\b(?:beyond|without) (?:any |all )?doubt\b/giu,
  /(?<![\p{L}])prouv(?:e|ent|é|ée|és|ées|er|ant)(?![\p{L}])/giu,
  /(?<![\p{L}])(?:certainement|indubitablement|irréfutables?|incontestables?)(?![\p{L}])/giu,
  /(?<![\p{L}])(?:sans aucun doute|hors de doute|sans conteste)(?![\p{L}])/giu,
]

/**
 * The words of a text that say more than an assessment may, in their order. The word `certain` is refused even where
 * it means some: a plain rule that anyone can check is worth another wording.
 */
export function overclaims(text: string): readonly string[] {
  const found = tooSure.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((hit) => [hit.index, hit[0]] as const),
  )
  return [...new Map(found.sort((a, b) => a[0] - b[0])).values()]
}
