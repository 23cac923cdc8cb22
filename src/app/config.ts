import type { Config } from './context.ts'
import { AppError } from './errors.ts'
import { mailSettings } from './mail-config.ts'
import type { Environment, Setting } from './setting.ts'

const standardStore = '.tocsin'
const standardMemory = 1024
const leastMemory = 64

export const settings: readonly Setting[] = [
  {
    variable: 'TOCSIN_STORE',
    option: '--store DIR',
    standard: standardStore,
    says: 'folder of the embedded store: posts, vault, findings, keys',
  },
  {
    variable: 'TOCSIN_MEMORY_LIMIT',
    option: '--memory-limit MB',
    standard: String(standardMemory),
    says: `megabytes the query engine may hold before it spills to disk, at least ${leastMemory}`,
  },
  {
    variable: 'DATABASE_URL',
    standard: 'unset',
    says: 'a PostgreSQL database for the append-only record of a team; unset, the record lies in the store',
  },
  ...mailSettings,
  {
    variable: 'TOCSIN_RETENTION_DAYS',
    standard: 'unset',
    says: 'days after which tocsin serve deletes raw posts, uploads and names; unset, only tocsin forget does',
  },
  {
    variable: 'TOCSIN_DEBUG',
    standard: 'unset',
    says: 'when set, an unexpected error prints its stack',
  },
  { variable: 'NO_COLOR', option: '--no-color', standard: 'unset', says: 'when set, output has no colour' },
]

/**
 * The configuration: an option wins over the environment, the environment over the standard value. An empty
 * value counts as not given.
 * @throws AppError `setting-invalid` that names the option or variable.
 */
export function readConfig(
  given: { readonly store?: string | undefined; readonly memoryLimit?: string | undefined },
  env: Environment,
): Config {
  const memory = given.memoryLimit
    ? { name: '--memory-limit', text: given.memoryLimit }
    : { name: 'TOCSIN_MEMORY_LIMIT', text: env.TOCSIN_MEMORY_LIMIT || String(standardMemory) }
  const memoryLimit = Number(memory.text)
  if (!Number.isSafeInteger(memoryLimit) || memoryLimit < leastMemory) {
    throw new AppError('setting-invalid', `${memory.name} is '${memory.text}', not a number of megabytes`, {
      hint: `give a whole number of at least ${leastMemory}`,
    })
  }
  const retention = env.TOCSIN_RETENTION_DAYS || null
  if (retention !== null && !/^\d{1,5}$/.test(retention)) {
    throw new AppError('setting-invalid', `TOCSIN_RETENTION_DAYS is '${retention}', not a number of days`, {
      hint: 'give a whole number such as 90, or unset it',
    })
  }
  return {
    store: given.store || env.TOCSIN_STORE || standardStore,
    memoryLimit,
    ...(retention === null ? {} : { retentionDays: Number(retention) }),
    databaseUrl: env.DATABASE_URL || null,
  }
}
