import { RespondError } from '../errors.ts'
import type { SignedMessage } from './message.ts'

/** One JSON object a line. @throws RespondError `message-invalid` that names the line */
export function parseLines(text: string): unknown[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    try {
      return [JSON.parse(line) as unknown]
    } catch {
      throw new RespondError('message-invalid', `line ${i + 1} is not JSON`)
    }
  })
}

export function messageLines(messages: readonly SignedMessage[]): string {
  return messages.map((signed) => `${JSON.stringify(signed)}\n`).join('')
}
