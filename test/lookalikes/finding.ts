import { makeFinding } from '../../src/detect/index.ts'
import { Lookalikes, type ProtectedName } from '../../src/detect/lookalikes/index.ts'
import { named } from './support.ts'

const names: readonly ProtectedName[] = [
  named('vorsteger.de', { name: 'Der Vorsteger' }),
  named('zvd.de'),
  named('interior.gov.pl', { kind: 'government' }),
  named('alteklinge.info', { purpose: 'seed' }),
]
const observed = (
  'vorsteger.live vorsteger.co.com vorstegeer.org vorsteqer.com vоrstеgеr.com vorsteger-live.com vorsteger24.info zvd.live zvd.fr ' +
  'interior-qov.info alteklinge.press vorsteger.de.example.org login-vorsteger.com vorstegernews.tv'
).split(' ')

/** A finding with every sort of hit, some of them dated. */
export function lookalikesFinding() {
  const found = new Lookalikes(names, new Set())
  observed.forEach((name, at) => {
    const day = at % 5 === 4 ? null : `2027-0${1 + (at % 4)}-1${at % 10}`
    found.take({ what: 'domain', name, day, times: 1 + at })
  })
  found.take({ what: 'account', name: '<b>vorsteger_</b>\u202e', day: null, times: 1 })
  const input = {
    source: 'file',
    name: 'new.csv',
    sha256: 'ab'.repeat(32),
    rows: 15,
    rejected: 0,
    preset: 'csv',
  } as const
  return makeFinding(
    {
      detector: { name: 'lookalikes', version: '1' },
      parameters: { names, genuineLists: 0, from: 'names' as const },
      seed: 0,
      inputs: [input],
      result: found.result(),
    },
    '2027-05-01T10:00:00Z',
  )
}
