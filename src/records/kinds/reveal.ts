import { optional, rows, text } from '../field.ts'
import { declareKind } from '../kind.ts'

/** A pseudonym as the lake gives it: `a` and sixteen characters of Crockford's base 32. */
const pseudonym = /^a[0-9A-HJKMNP-TV-Z]{16}$/

/** A request to see the handles behind pseudonyms: one person asks, another approves, and each look is on record. */
export const reveal = declareKind({
  name: 'reveal',
  prefix: 'RV',
  one: { en: 'Request to see handles', fr: 'Demande d’identification' },
  many: { en: 'Requests to see handles', fr: 'Demandes d’identification' },
  means: {
    en: 'who wants to know which accounts are behind pseudonyms, what for, and who allowed it',
    fr: 'qui veut savoir quels comptes sont derrière des pseudonymes, pourquoi, et qui l’a permis',
  },
  desk: 'evidence',
  tlp: 'TLP:AMBER+STRICT',
  approval: true,
  fields: {
    purpose: text({ en: 'What for', fr: 'But' }, { max: 400 }),
    basis: text({ en: 'Legal basis', fr: 'Base légale' }, { max: 400 }),
    finding: optional(
      text(
        { en: 'Finding', fr: 'Constat' },
        {
          max: 40,
          pattern: /^F-[0-9A-HJKMNP-TV-Z]{6,20}(\/C\d{1,6})?$/,
          expects: { en: 'a reference such as F-7K3Q9D4M2X', fr: 'une référence telle que F-7K3Q9D4M2X' },
        },
      ),
    ),
    accounts: rows(
      { en: 'Pseudonyms', fr: 'Pseudonymes' },
      {
        account: text(
          { en: 'Pseudonym', fr: 'Pseudonyme' },
          {
            max: 17,
            pattern: pseudonym,
            expects: {
              en: 'a pseudonym such as a7K3Q9D4M2X7K3Q9D',
              fr: 'un pseudonyme tel que a7K3Q9D4M2X7K3Q9D',
            },
          },
        ),
      },
    ),
  },
  title: 'purpose',
  columns: ['basis', 'finding'],
  filters: [],
  opens: { path: '/reveal', label: { en: 'See the handles', fr: 'Voir les comptes' } },
  guard({ accounts }) {
    return accounts.length === 0
      ? { en: 'name at least one pseudonym', fr: 'nommez au moins un pseudonyme' }
      : undefined
  },
})

/** The pseudonyms that a request names. */
export function revealed(fields: { readonly accounts?: unknown }): readonly string[] {
  const accounts = Array.isArray(fields.accounts) ? (fields.accounts as readonly unknown[]) : []
  return accounts.flatMap((row) => {
    const account = (row as { account?: unknown } | null)?.account
    return typeof account === 'string' ? [account] : []
  })
}
