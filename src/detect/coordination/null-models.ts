import type { NullModel } from './result.ts'

/** The nulls that a page names: what each holds fixed, and which one the edges were tested against. @param jitter in windows */
export function nullModels(jitter: number): NullModel[] {
  return [
    {
      name: 'exposure-weighted configuration',
      controls: [
        'popularity: an object counts for less where and when many others act on it',
        'rhythm: exposure is counted in the very minutes in which the account acted',
        'activity: a busy account fills more of the slots around others',
      ],
      chosen: true,
      why: 'on simulated worlds it finds planted groups at the stated rate and nothing where nobody is planted',
    },
    {
      name: 'permutation of accounts',
      controls: ['popularity', 'rhythm', 'activity'],
      chosen: false,
      why: 'a check: the same rule on the same actions with the accounts dealt out anew',
    },
    {
      name: `jitter inside ${jitter} windows`,
      controls: ['popularity', 'rhythm', 'activity', `communities and habits slower than ${jitter} windows`],
      chosen: false,
      why: 'a check: every action keeps its interval, its place inside is drawn at random; what remains is not synchrony',
    },
  ]
}
