import { type LikelihoodTerm, likelihoods } from '../../vocab/confidence.ts'
import { credibility, gradeText, reliability } from '../../vocab/grades.ts'
import type { Label } from '../../vocab/label.ts'
import { choice, day, link, optional, text } from '../field.ts'
import { declareKind } from '../kind.ts'
import { confidenceOfGrade, extended, hedge, stixId } from '../stix/object.ts'

const likely = Object.fromEntries(likelihoods.map(({ term, label }) => [term, label])) as Readonly<
  Record<LikelihoodTerm, Label>
>

export const statement = declareKind({
  name: 'statement',
  prefix: 'ST',
  one: { en: 'Statement', fr: 'Déclaration' },
  many: { en: 'Statements', fr: 'Déclarations' },
  means: {
    en: 'what an institution said in public, and whether as fact, assessment, opinion or denial',
    fr: 'ce qu’une institution a dit en public : fait, évaluation, opinion ou démenti',
  },
  desk: 'evidence',
  tlp: 'TLP:CLEAR',
  approval: true,
  fields: {
    title: text({ en: 'In one line', fr: 'En une ligne' }, { max: 160 }),
    speaker: text({ en: 'Institution', fr: 'Institution' }, { max: 160 }),
    said: day({ en: 'Said on', fr: 'Dite le' }),
    sort: choice(
      { en: 'Sort', fr: 'Nature' },
      {
        fact: { en: 'fact', fr: 'fait' },
        assessment: { en: 'assessment', fr: 'évaluation' },
        opinion: { en: 'opinion', fr: 'opinion' },
        denial: { en: 'denial', fr: 'démenti' },
      },
    ),
    likelihood: optional(choice({ en: 'How likely', fr: 'Probabilité' }, likely)),
    text: text({ en: 'Wording', fr: 'Texte' }, { max: 8000, lines: 6 }),
    source: text({ en: 'Where it can be read', fr: 'Où la lire' }, { max: 500 }),
    reliability: choice({ en: 'Source', fr: 'Source' }, reliability),
    credibility: choice({ en: 'Information', fr: 'Information' }, credibility),
    election: optional(link({ en: 'About the election', fr: 'Sur l’élection' }, 'election')),
    answers: optional(link({ en: 'Answers', fr: 'Répond à' }, 'statement')),
  },
  title: 'title',
  columns: ['speaker', 'sort', 'said'],
  filters: ['sort'],
  stix: {
    main: (_, record) => stixId('note', record),
    objects(values, record, ref) {
      const { title, speaker, said, sort, likelihood, text: wording, source, election, answers } = values
      const institution = stixId('identity', record, 'speaker')
      const about = [election, answers].flatMap((id) => (id === undefined ? [] : (ref(id) ?? [])))
      const answered = answers === undefined ? null : ref(answers)
      const reference = /^https?:\/\/\S+$/.test(source) ? { url: source } : { description: source }
      return [
        {
          ...{ type: 'note', id: stixId('note', record), abstract: title },
          content: wording + hedge(values, likelihood),
          authors: [speaker],
          labels: [sort],
          object_refs: [institution, ...about],
          external_references: [{ source_name: speaker, ...reference }],
          ...confidenceOfGrade(values),
          ...extended('statement', { sort, said, grade: gradeText(values), likelihood }),
        },
        { type: 'identity', id: institution, name: speaker, identity_class: 'organization' },
        ...(sort === 'denial' && answered !== null
          ? [
              {
                ...{ type: 'opinion', id: stixId('opinion', record), opinion: 'strongly-disagree' },
                ...{ explanation: title, authors: [speaker], object_refs: [answered] },
              },
            ]
          : []),
      ]
    },
  },
  guard({ sort, likelihood, answers }) {
    if (sort === 'assessment' && likelihood === undefined) {
      return {
        en: 'an assessment says how likely it is: choose a term',
        fr: 'choisissez un terme de probabilité',
      }
    }
    if (sort === 'denial' && answers === undefined) {
      return {
        en: 'say which statement the denial answers',
        fr: 'dites à quelle déclaration répond le démenti',
      }
    }
    return undefined
  },
  timeline: ({ said, speaker }) => [
    { at: Date.parse(said), wall: said, says: { en: `said by ${speaker}`, fr: `dite par ${speaker}` } },
  ],
})
