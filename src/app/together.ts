/**
 * Waits for all, however they end, and only then throws the first error: what they work on, such as an open
 * engine, may be closed afterwards without pulling it from under one that is still at it.
 */
export async function together<const P extends readonly Promise<unknown>[]>(
  promises: P,
): Promise<{ -readonly [K in keyof P]: Awaited<P[K]> }> {
  await Promise.allSettled(promises)
  return Promise.all(promises) as Promise<{ -readonly [K in keyof P]: Awaited<P[K]> }>
}
