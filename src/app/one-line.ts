/** Text of strangers on one line, without what a terminal or a mail reader would act on. */
export function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 160)
}
