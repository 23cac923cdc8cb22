import { LakeError, openLake } from '../lake/index.ts'

const memoryLimit = 256

/** Which of some words are handles of accounts whose posts this instance holds. */
export function knownHandles(store: string): (words: readonly string[]) => Promise<readonly string[]> {
  return async (words) => {
    if (words.length === 0) return []
    try {
      return await (await openLake({ store, memoryLimit })).handlesAmong(words)
    } catch (error) {
      // Without a lake there are no accounts that a text could name.
      if (error instanceof LakeError && error.code === 'no-store') return []
      throw error
    }
  }
}
