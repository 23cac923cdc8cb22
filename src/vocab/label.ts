/** A short text of the field in every language of the pages. */
export interface Label {
  readonly en: string
  readonly fr: string
}
