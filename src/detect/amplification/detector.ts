import type { Detector } from '../detector.ts'
import type { AmplificationParameters, AmplificationResult } from './result.ts'

const percent = (share: number) => String(Number((100 * share).toPrecision(3)))

const unseenWords = {
  links: { en: 'no post has a link', fr: 'aucun message n’a de lien' },
  reshares: { en: 'no post says which one it repeats', fr: 'aucun message ne dit lequel il reprend' },
  hashtags: { en: 'no post has hashtags', fr: 'aucun message n’a de mot-dièse' },
  outletPosts: {
    en: 'no tracked account wrote any of the posts',
    fr: 'aucun compte suivi n’a écrit l’un des messages',
  },
} as const

export const amplification: Detector<AmplificationParameters, AmplificationResult> = {
  name: 'amplification',
  version: '2',
  label: { en: 'Amplification', fr: 'Amplification' },
  path: '/amplification',
  headline({ body: { result } }) {
    const { carried, passingOn, outlets, unseen, linkCount } = result
    return {
      count: carried.posts,
      found: {
        en: `${carried.posts} of ${passingOn} posts that pass something on carry one of ${outlets.length} tracked outlets (${percent(carried.share)} %), by ${carried.accounts} accounts`,
        fr: `${carried.posts} messages sur ${passingOn} qui relaient quelque chose portent l’un de ${outlets.length} médias suivis (${percent(carried.share).replace('.', ',')} %), par ${carried.accounts} comptes`,
      },
      unseen: [
        ...unseen.map((what) => unseenWords[what]),
        ...(linkCount.shortened === 0
          ? []
          : [
              {
                en: `${linkCount.shortened} of ${linkCount.all} links go through a service that hides where they lead`,
                fr: `${linkCount.shortened} liens sur ${linkCount.all} passent par un service qui cache leur destination`,
              },
            ]),
      ],
    }
  },
}
