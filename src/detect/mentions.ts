/** `@name`, also `@name@host`, where no address or link goes before it. */
const mention =
  /(?<![\p{L}\p{N}_/.@])@([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?(?:@[\p{L}\p{N}.-]*[\p{L}\p{N}])?)/gu

/** A text as a finding may show it: whom it mentions appears under a pseudonym, as whoever wrote it. */
export function withoutHandles(text: string, pseudonym: (handle: string) => string): string {
  return text.replace(mention, (_, handle: string) => `@${pseudonym(handle)}`)
}
