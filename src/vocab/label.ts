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
