/** Control characters and the marks that turn the direction of text: they could rewrite what a terminal shows. */
const unprintable = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** Text from outside, safe to show on one line of a terminal: what could steer it becomes `?`. */
export function printable(text: string): string {
  return text.replace(unprintable, '?')
}
