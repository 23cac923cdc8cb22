import type { JointAction } from '../../src/respond/index.ts'

/** Addresses of what everybody may read, one of a kind. */
export const publicPages: readonly string[] = [
  '/library',
  '/library?standing=contested',
  '/library/figures',
  '/library/elections',
  '/library/elections?a=US-2024-11-05&b=MD-2024-10-20',
  '/library/governments',
  '/library/governments?a=US&b=EU&class=any',
  '/library/US-2016',
  '/library/SK-2023',
  '/library/EP-2019',
  '/governments',
  '/governments/US',
  '/governments/US/US-2018-11-06?on=2018-09-13',
  '/governments/FR/FR-2017-05-07/report',
  '/answers',
  '/coalition',
  '/method/deterrence',
  '/method/deterrence?severity=3&probability=0.9&delay=10&size=7',
  '/answers?government=UK&step=sanctions',
]

export const pureGovernment = {
  name: 'Government of the Republic, 2022 to 2027',
  country: 'XV',
  zone: 'Europe/Paris',
  began: '2022-05-14',
  ends: '2027-05-14',
  source: 'official journal',
}

/** A measure announced by a government, with nothing that shows it was done. */
export function measureOf(government: string) {
  return {
    class: 'sanction',
    title: 'Sanctions against the operators',
    government,
    announced: '2027-04-12',
    source: 'ministry.example',
    status: 'announced',
    binding: 'discretionary',
    regime: 'Election interference',
  }
}

export function positionOf(government: string) {
  return {
    title: 'The leader has taken command of the issue',
    government,
    speaker: 'Adviser for security',
    said: '2027-04-01',
    sort: 'statement',
    direction: 'supports',
    source: 'press.example',
    reliability: 'B',
    credibility: '2',
  }
}

/** @param release milliseconds since 1970 */
export function jointActionOf(release: number): JointAction {
  return {
    coalition: 'Five',
    title: 'Answer to a false story',
    violation: 'NF-00000000',
    limb: 'A',
    severity: 4,
    agreed: 'sanction',
    chosen: 'sanction',
    channel: 'Hotline between the ministries',
    text: { en: 'We act together.', fr: 'Nous agissons ensemble.' },
    release: `${new Date(release).toISOString().slice(0, 19)}Z`,
    closes: `${new Date(release + 86_400_000).toISOString().slice(0, 19)}Z`,
    quorum: 3,
    asked: ['XA', 'XB', 'XC', 'XD', 'XE'],
  }
}
