import { type Content, type Person, type RecordBook, RecordError, type RecordKind } from '../records/index.ts'

/**
 * What follows from a new election that goes on from another: campaigns that are not dormant belong to it as well, as
 * far as its author may change them. Calendar and contacts came with the form; its red line is drafted by who may.
 * @returns ids of the campaigns that were carried over
 */
export async function carryOver(
  book: RecordBook,
  person: Person,
  kind: RecordKind,
  id: string,
): Promise<readonly string[]> {
  const campaign = book.kinds.get('campaign')
  if (kind.name !== 'election' || campaign === undefined) return []
  const { fields } = await book.get(person, kind, id)
  if (typeof fields.after !== 'string') return []
  const pointing = await book.pointingTo(person, fields.after)
  const carried: string[] = []
  for (const one of pointing) {
    const open = one.kind === campaign.name && one.derived.state?.value !== 'dormant'
    if (!open || !book.permits(person, 'revise', campaign, one)) continue
    const elections = [...(one.fields.elections as readonly Content[]), { election: id }]
    const { tlp, shared, revision } = one
    try {
      const entry = {
        fields: { ...one.fields, elections },
        tlp,
        shared,
        revision,
        reason: `goes on in ${id}`,
      }
      await book.revise(person, campaign, one.id, entry)
      carried.push(one.id)
    } catch (error) {
      // Somebody changed it meanwhile, or its own rules refuse: it stays as it is and can be added by hand.
      if (!(error instanceof RecordError)) throw error
    }
  }
  return carried
}
