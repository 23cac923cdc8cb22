import type { ExerciseRecord } from '../exercise-records.ts'
import { judgements } from './judgements.ts'
import { amber } from './marks.ts'
import { endorsement, pieces } from './pieces.ts'
import { silence } from './silence.ts'
import { told } from './told.ts'

/**
 * A worked case on the exercise's planted operation: a made-up story in which a religious leader endorses a
 * candidate, from the pieces to the public page, a correction and an objection; and a second one in which nothing
 * was said. Days are those of the fiction. Every person, outlet and office is invented.
 * @param finding id of the finding over the exercise's posts
 */
export function exerciseCasework(finding: string): readonly ExerciseRecord[] {
  return [
    ...pieces(finding),
    {
      key: 'campaign',
      kind: 'campaign',
      role: 'analyst',
      ...amber,
      fields: {
        name: 'Borrowed voices',
        description:
          'Puts words into the mouths of people whom many trust. Seen in two elections of the region.',
        elections: [{ election: '#election' }],
        activity: [
          { on: '2026-06-11', says: 'A made-up letter of a trade union before a regional vote' },
          { on: '2027-05-04', says: 'The made-up endorsement' },
        ],
        techniques: [{ technique: 'T0085' }],
      },
    },
    { key: 'case', kind: 'case', role: 'analyst', ...amber, fields: endorsement(finding, 'open') },
    ...judgements(),
    ...told(),
    ...silence(finding),
  ]
}
