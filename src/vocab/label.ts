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

/** `{post|posts}`, by the number before it; `{0:was|were}`, by the first of the sentence. */
const forms = /\{(?:(\d):)?([^{}|]*)\|([^{}|]*)\}/g

const written = (locale: 'en-GB' | 'fr-FR', useGrouping = true) => {
  const whole = new Intl.NumberFormat(locale, { useGrouping })
  const part = new Intl.NumberFormat(locale, { useGrouping, maximumSignificantDigits: 3 })
  const rules = new Intl.PluralRules(locale)
  const notDigits = locale === 'fr-FR' ? /[^\d,]/g : /[^\d.]/g
  const text = (value: string | number) =>
    typeof value === 'string' ? value : (Number.isInteger(value) ? whole : part).format(value)
  const numberIn = (value: string | number) =>
    typeof value === 'number' ? value : Number(value.replace(notDigits, '').replace(',', '.'))
  const isOne = (value: string | number) => rules.select(numberIn(value)) === 'one'
  return (texts: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
    texts
      .map((piece, i) => {
        const said = piece.replace(forms, (_, at: string | undefined, one: string, many: string) =>
          isOne(values[at === undefined ? i - 1 : Number(at)]!) ? one : many,
        )
        return i < values.length ? said + text(values[i]!) : said
      })
      .join('')
}

/**
 * A sentence whose numbers are written as its language writes them, and whose words go with them: of
 * `${n} {text|texts}` it makes `1 text` and `12,289 texts`. A number may come as text that is written so already.
 */
export const inEnglish = written('en-GB')
export const inFrench = written('fr-FR')
/** The same for a terminal, where numbers stand without separators. */
export const inTerminal = written('en-GB', false)
