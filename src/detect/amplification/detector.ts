import { inEnglish, inFrench } from '../../vocab/label.ts'
import type { Detector } from '../detector.ts'
import type { AmplificationParameters, AmplificationResult } from './result.ts'

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
        en: inEnglish`${carried.posts} of ${passingOn} {post|posts} that {1:passes|pass} something on {0:carries|carry} one of ${outlets.length} tracked {outlet|outlets} (${100 * carried.share} %), by ${carried.accounts} {account|accounts}`,
        fr: inFrench`${carried.posts} {message|messages} sur ${passingOn} qui {relaie|relaient} quelque chose {0:porte|portent} l’un de ${outlets.length} {média suivi|médias suivis} (${100 * carried.share} %), par ${carried.accounts} {compte|comptes}`,
      },
      unseen: [
        ...unseen.map((what) => unseenWords[what]),
        ...(linkCount.shortened === 0
          ? []
          : [
              {
                en: inEnglish`${linkCount.shortened} of ${linkCount.all} {link|links} {0:goes|go} through a service that hides where they lead`,
                fr: inFrench`${linkCount.shortened} {lien|liens} sur ${linkCount.all} {0:passe|passent} par un service qui cache leur destination`,
              },
            ]),
      ],
    }
  },
}
