import type { LikelihoodTerm } from '../../vocab/confidence.ts'
import type { Credibility, Reliability } from '../../vocab/grades.ts'
import type { Indicator } from '../../vocab/indicators.ts'
import type { Mark, means } from '../../vocab/means.ts'
import type { Naming, Speaker } from '../../vocab/responses.ts'
import type { Assertion } from '../assertion.ts'
import type { NormElement } from './norm.ts'

/** What of a case in the library is mapped to elements of the norm. */
export interface PastCase {
  readonly id: string
  /** Code of the country whose election it was. */
  readonly country: string
  /** Code of the accused state; null where nobody may be named. Only compared with the country. */
  readonly actor: string | null
  readonly standing: 'named' | 'named-privately' | 'alleged' | 'contested' | 'unattributed'
  readonly means: readonly (keyof typeof means)[]
  readonly mark: Mark
  readonly links: readonly string[]
  readonly vote: string
  readonly statements: readonly {
    readonly by: string
    readonly speaker: Speaker
    readonly naming: Naming
    readonly words: string
    readonly mark: Mark
    /** Where it can be read; without any, the links of the case stand for it. */
    readonly links: readonly string[]
  }[]
}

type Says = readonly (NormElement | Indicator)[]
const nothing: Says = []

/** What each means says about elements. Where it says `attempt`, information is spread with it. */
export const meansSay: Readonly<Record<keyof typeof means, Says>> = {
  account_takeover: nothing,
  bots: ['attempt', 'automation'],
  coordinated_accounts: ['attempt', 'covertness', 'hidden-coordination'],
  covert_finance: nothing,
  cyber: nothing,
  ddos: nothing,
  deepfake_audio: ['attempt', 'falsity', 'manufacturing'],
  deepfake_video: ['attempt', 'falsity', 'manufacturing'],
  disinformation: ['attempt', 'falsity', 'fabricated-claim'],
  fake_newspapers: ['attempt', 'manufacturing'],
  fake_observers: ['attempt', 'manufacturing'],
  fake_personas: ['attempt', 'manufacturing'],
  fake_result_injection: ['attempt', 'falsity', 'fabricated-claim'],
  fake_video: ['attempt', 'falsity', 'manufacturing'],
  false_narratives: ['attempt', 'falsity', 'fabricated-claim'],
  forged_documents: ['attempt', 'falsity', 'manufacturing'],
  hack_and_leak: ['attempt', 'covertness', 'stolen-material'],
  impersonation: ['attempt', 'identity-theft'],
  inauthentic_accounts: ['attempt', 'manufacturing'],
  intimidation_emails: ['attempt'],
  intrusion: ['stolen-material'],
  laundered_recordings: ['attempt', 'covertness'],
  local_proxies: nothing,
  lookalike_outlets: ['attempt', 'identity-theft'],
  paid_ads: ['attempt', 'bought-reach'],
  paid_influencers: ['attempt', 'covertness'],
  paid_protests: nothing,
  phishing: nothing,
  plot: nothing,
  political_technologists: nothing,
  proxy_outlets: ['attempt', 'covertness'],
  redirect_chains: nothing,
  staged_video: ['attempt', 'falsity', 'manufacturing'],
  state_media_amplification: ['attempt'],
  state_statement: ['attempt'],
  vote_buying: nothing,
}

/** How far each speaker is relied on, and whether he speaks from his own sight. */
export const speakerGrade: Readonly<Record<Speaker, { reliability: Reliability; ownSight: boolean }>> = {
  inquiry: { reliability: 'A', ownSight: true },
  gov_target: { reliability: 'B', ownSight: true },
  gov_ally: { reliability: 'B', ownSight: true },
  platform: { reliability: 'B', ownSight: true },
  private: { reliability: 'C', ownSight: true },
  press: { reliability: 'C', ownSight: false },
}

/** What naming says about a state: for, against, and how credible at the best. */
export const namingSays: Readonly<Record<Naming, { stance: Assertion['stance']; credibility: Credibility }>> =
  {
    state: { stance: 'supports', credibility: '2' },
    service: { stance: 'supports', credibility: '2' },
    entity: { stance: 'supports', credibility: '3' },
    foreign_unspecified: { stance: 'supports', credibility: '4' },
    non_state: { stance: 'undercuts', credibility: '2' },
  }

/** Words by which a speaker says that it is only possible; they lower the information to 3. */
export const onlyPossible =
  /indication|bears the traits|possib|may be|suspect|appears|presumed|concerned|reported|at a certain level/i

/** Words by which somebody who names an organisation says that it acts for a state. */
export const ownedByState = /acting for the government|on behalf of the government|on behalf of the state/i

const likelihoodWords: readonly (readonly [RegExp, LikelihoodTerm])[] = [
  [/almost certain/i, 'almost certain'],
  [/(?:very|highly) likely/i, 'very likely'],
  [/\blikely\b/i, 'likely'],
]

/**
 * A case of the library as assertions about elements: facts in, no verdict. What was checked only in part counts one
 * class lower. A case whose attribution is contested or only alleged carries that as a doubt.
 */
export function assertionsOfPastCase(past: PastCase): readonly Assertion[] {
  const said = new Set(past.means.flatMap((name) => meansSay[name]))
  const facts = { source: 'library', credibility: '2', reliability: lowered('B', past.mark) } as const
  const fact = (id: string, element: string, stance: Assertion['stance']): Assertion => ({
    id: `${past.id}-${id}`,
    element,
    stance,
    evidence: past.links,
    ...facts,
  })
  return [
    ...[...said].map((element) => fact(element, element, 'supports')),
    ...(said.has('attempt') ? [] : [fact('no-information', 'attempt', 'undercuts')]),
    ...foreign(),
    ...past.statements.map(
      (statement, at): Assertion => ({
        id: `${past.id}-statement-${String(at + 1).padStart(2, '0')}`,
        element: 'state-responsibility',
        evidence: statement.links.length > 0 ? statement.links : past.links,
        ...graded(statement),
      }),
    ),
    ...(past.standing === 'contested' || past.standing === 'alleged'
      ? [{ ...fact(past.standing, 'state-responsibility', 'undercuts'), ...doubt, hedge: past.standing }]
      : []),
  ]

  function foreign(): readonly Assertion[] {
    if (past.actor === null) return []
    return [
      fact('foreign', 'foreign-election', past.actor === past.country.slice(0, 2) ? 'undercuts' : 'supports'),
    ]
  }
}

/** Strong enough to keep a state from being named, not to clear it. */
const doubt = { reliability: 'A', credibility: '3' } as const

type Graded = Omit<Assertion, 'id' | 'element' | 'evidence'>

function graded({ by, speaker, naming, words, mark }: PastCase['statements'][number]): Graded {
  const { reliability, ownSight } = speakerGrade[speaker]
  const { stance, credibility } =
    namingSays[naming === 'entity' && ownedByState.test(words) ? 'state' : naming]
  const possible = !ownSight || onlyPossible.test(words)
  const likelihood = likelihoodWords.find(([pattern]) => pattern.test(words))?.[1]
  return {
    stance,
    source: by,
    reliability: lowered(reliability, mark),
    credibility: possible && credibility < '3' ? '3' : credibility,
    ...(words === '' ? {} : { hedge: words }),
    ...(likelihood === undefined ? {} : { likelihood }),
  }
}

const classes: readonly Reliability[] = ['A', 'B', 'C', 'D', 'E']

function lowered(reliability: Reliability, mark: Mark): Reliability {
  if (mark === 'verified_search') return reliability
  return classes[Math.min(classes.indexOf(reliability) + 1, classes.length - 1)]!
}
