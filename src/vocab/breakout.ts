import type { Label } from './label.ts'

/**
 * How far a story broke out. Source of the six categories: Ben Nimmo, The Breakout Scale: Measuring the impact of
 * influence operations, Brookings Institution, September 2020. The wording is ours.
 */
export const breakoutCategories = {
  1: { en: '1: one platform, one community', fr: '1 : une plateforme, une communauté' },
  2: {
    en: '2: several communities of one platform, or several platforms without leaving a community',
    fr: '2 : plusieurs communautés d’une plateforme, ou plusieurs plateformes sans quitter une communauté',
  },
  3: {
    en: '3: several communities on several platforms',
    fr: '3 : plusieurs communautés sur plusieurs plateformes',
  },
  4: { en: '4: mainstream media', fr: '4 : médias établis' },
  5: { en: '5: repeated by a celebrity', fr: '5 : repris par une célébrité' },
  6: {
    en: '6: a policy response, or a call for violence',
    fr: '6 : une réaction politique, ou un appel à la violence',
  },
} as const satisfies Readonly<Record<number, Label>>

export type BreakoutCategory = keyof typeof breakoutCategories
