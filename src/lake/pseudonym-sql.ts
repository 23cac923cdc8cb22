/**
 * The same as SQL: HMAC spelled out (RFC 2104), as DuckDB has only SHA-256.
 * @param accounts a table expression with columns `platform` and `handle`
 */
export function pseudonymSql(key: Uint8Array, accounts: string): string {
  const pad = (byte: number) => {
    const block = Buffer.alloc(64, byte)
    for (const [at, value] of key.entries()) block[at] = value ^ byte
    return `unhex('${block.toString('hex')}')`
  }
  const hex = `sha256(${pad(0x5c)} || unhex(sha256(${pad(0x36)} || encode(platform || chr(10) || handle))))`
  const letters = (bits: string) =>
    Array.from(
      { length: 8 },
      (_, at) => `substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', ((${bits} >> ${35 - 5 * at}) & 31) + 1, 1)`,
    )
  return (
    `SELECT platform, handle, CASE WHEN regexp_full_match(handle, 'a[0-9A-HJKMNP-TV-Z]{16}') THEN handle ` +
    `ELSE concat('a', ${[...letters('high'), ...letters('low')].join(', ')}) END AS account ` +
    `FROM (SELECT platform, handle, CAST('0x' || substr(hex, 1, 10) AS BIGINT) AS high, CAST('0x' || substr(hex, 11, 10) AS BIGINT) AS low ` +
    `FROM (SELECT platform, handle, ${hex} AS hex FROM ${accounts}))`
  )
}
