import type { Label } from '../../vocab/label.ts'

type Section = 'credibility' | 'objectivity' | 'evidence' | 'transparency'

export const qualitySections: Readonly<Record<Section, Label>> = {
  credibility: { en: 'Credibility', fr: 'Crédibilité' },
  objectivity: { en: 'Objectivity', fr: 'Objectivité' },
  evidence: { en: 'Evidence', fr: 'Preuves' },
  transparency: { en: 'Transparency', fr: 'Transparence' },
}

export interface QualityQuestion {
  readonly id: string
  readonly section: Section
  readonly asks: Label
}

const question = (section: Section, id: string, en: string, fr: string): QualityQuestion => ({
  id,
  section,
  asks: { en, fr },
})

/**
 * Eighteen questions to ask of an attribution, one's own first. The idea of a score of five, three, five and five points
 * is that of the Foreign Interference Attribution Tracker (DFRLab); the questions are ours.
 */
export const qualityQuestions: readonly QualityQuestion[] = [
  question(
    'credibility',
    'named-author',
    'Does a named institution answer for it?',
    'Une institution nommée en répond-elle ?',
  ),
  question(
    'credibility',
    'own-access',
    'Did it see the material itself?',
    'A-t-elle vu elle-même le matériau ?',
  ),
  question('credibility', 'skilled', 'Has it done such work before?', 'A-t-elle déjà fait ce travail ?'),
  question(
    'credibility',
    'second-source',
    'Does somebody independent come to the same?',
    'Une source indépendante conclut-elle de même ?',
  ),
  question(
    'credibility',
    'past-record',
    'Have its earlier attributions stood?',
    'Ses attributions passées ont-elles tenu ?',
  ),
  question(
    'objectivity',
    'no-stake',
    'Does it gain nothing from the result?',
    'N’a-t-elle rien à gagner au résultat ?',
  ),
  question(
    'objectivity',
    'others-weighed',
    'Were other hypotheses written down and weighed?',
    'D’autres hypothèses ont-elles été écrites et pesées ?',
  ),
  question(
    'objectivity',
    'plain-words',
    'Is it free of slogans and blame?',
    'Est-elle sans slogan ni reproche ?',
  ),
  question('evidence', 'shown', 'Is evidence shown, not only claimed?', 'Les preuves sont-elles montrées ?'),
  question('evidence', 'technical', 'Is there technical evidence?', 'Y a-t-il des preuves techniques ?'),
  question(
    'evidence',
    'behaviour',
    'Is there evidence of behaviour?',
    'Y a-t-il des preuves de comportement ?',
  ),
  question(
    'evidence',
    'chain',
    'Does each step from material to actor have its evidence?',
    'Chaque pas du matériau à l’acteur a-t-il sa preuve ?',
  ),
  question(
    'evidence',
    'against',
    'Is what speaks against it printed too?',
    'Ce qui s’y oppose est-il imprimé aussi ?',
  ),
  question(
    'transparency',
    'method',
    'Is the method described so that it can be repeated?',
    'La méthode peut-elle être répétée ?',
  ),
  question(
    'transparency',
    'sources-named',
    'Are sources named, or is it said why not?',
    'Les sources sont-elles nommées, ou dit-on pourquoi non ?',
  ),
  question(
    'transparency',
    'how-sure',
    'Are likelihood and confidence stated apart?',
    'Probabilité et confiance sont-elles distinguées ?',
  ),
  question('transparency', 'limits', 'Does it say what it cannot see?', 'Dit-elle ce qu’elle ne peut voir ?'),
  question(
    'transparency',
    'correctable',
    'Can the accused answer, and can errors be reported?',
    'L’accusé peut-il répondre et l’erreur être signalée ?',
  ),
]

export interface QualityScore {
  readonly points: number
  readonly of: number
  /** Questions without an answer, in their order; they give no point. */
  readonly open: readonly string[]
  readonly sections: readonly { readonly section: Section; readonly points: number; readonly of: number }[]
}

/** A point for each yes. @param answers by the id of the question */
export function qualityScore(answers: ReadonlyMap<string, boolean>): QualityScore {
  const points = (list: readonly QualityQuestion[]) =>
    list.filter(({ id }) => answers.get(id) === true).length
  return {
    points: points(qualityQuestions),
    of: qualityQuestions.length,
    open: qualityQuestions.filter(({ id }) => !answers.has(id)).map(({ id }) => id),
    sections: (Object.keys(qualitySections) as Section[]).map((section) => {
      const own = qualityQuestions.filter((one) => one.section === section)
      return { section, points: points(own), of: own.length }
    }),
  }
}
