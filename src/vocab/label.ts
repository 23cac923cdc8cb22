/** A short text of the field in every language of the pages. */
export interface Label {
  readonly en: string
  readonly fr: string
}

/** The labels of a table in one language. */
export function inLanguage<Key extends string>(
  labels: Readonly<Record<Key, Label>>,
  language: keyof Label,
): Readonly<Record<Key, string>> {
  const texts = Object.entries<Label>(labels).map(([key, label]) => [key, label[language]])
  return Object.fromEntries(texts) as Record<Key, string>
}

const written = (locale: string) => {
  const whole = new Intl.NumberFormat(locale)
  const part = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 })
  const text = (value: string | number) =>
    typeof value === 'string' ? value : (Number.isInteger(value) ? whole : part).format(value)
  return (texts: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
    String.raw({ raw: texts }, ...values.map(text))
}

/** A sentence whose numbers are written as its language writes them: `12,289 texts`. */
export const inEnglish = written('en-GB')
export const inFrench = written('fr-FR')
