import type { Label } from '../vocab/label.ts'
import { asStrict, type Tlp } from '../vocab/tlp.ts'
import { noticeChannel } from './clocks/stages.ts'
import { wallClock } from './clocks/zone.ts'
import { RecordError } from './errors.ts'
import { isRows } from './field.ts'
import type { Content, RecordKind, Surroundings } from './kind.ts'
import { voteOf } from './kinds/election.ts'
import { flatValues } from './links.ts'
import type { RecordState } from './state.ts'
import { strayField } from './variants.ts'

interface Proposal {
  readonly fields: Content
  /** The content before, for a change. */
  readonly before: Content | null
  readonly tlp: Tlp
  readonly linked: ReadonlyMap<string, RecordState>
  readonly around: Surroundings
  /** Whether somebody approves it now: what needs approval goes out then and not before. */
  readonly approving: boolean
}

/** Every rule that a record must keep beside the form of its fields. @throws RecordError `guard-refused` */
export function guard(kind: RecordKind, proposal: Proposal): void {
  const { fields, before, tlp, linked, around } = proposal
  for (const { name, field, value } of flatValues(kind, fields)) {
    const { input, label } = field
    if (input.type !== 'link' || typeof value !== 'string') continue
    const target = linked.get(value)
    if (target?.kind !== input.kind) {
      refuse(
        {
          en: `${label.en}: there is no such record ${value} that you may see`,
          fr: `${label.fr} : aucune fiche ${value} que vous puissiez voir`,
        },
        name,
      )
    } else if (!input.releases && !asStrict(tlp, target.tlp)) {
      refuse(
        {
          en: `${label.en}: ${value} is ${target.tlp}, so mark this record at least as strictly`,
          fr: `${label.fr} : ${value} est ${target.tlp}, marquez cette fiche au moins aussi strictement`,
        },
        'tlp',
      )
    }
  }
  const stray = strayField(kind, fields)
  if (stray !== undefined) {
    const { label } = kind.fields[stray]!
    refuse(
      {
        en: `${label.en}: this belongs to another choice, leave it empty`,
        fr: `${label.fr} : ce champ relève d’un autre choix, laissez-le vide`,
      },
      stray,
    )
  }
  if (proposal.approving || !kind.approval) silence(kind, proposal)
  const says = kind.guard?.(fields as never, before as never, around)
  if (says !== undefined) refuse(says, null)
}

/** A notice that goes out with this version, while the calendar of its election orders silence. */
function silence(kind: RecordKind, { fields, before, linked, around, approving }: Proposal): void {
  const notice = kind.notice?.(fields as never) ?? null
  const already = before === null || approving ? null : (kind.notice?.(before as never) ?? null)
  if (notice === null || notice.by === 'commission' || already?.by === notice.by) return
  const election = linked.get(notice.election)
  const vote = election === undefined ? null : voteOf(election.fields)
  if (noticeChannel(around.now, vote) === 'public') return
  const until = wallClock(vote!.silence!.to, vote!.zone).slice(0, 16).replace('T', ' ')
  refuse(
    {
      en: `electoral silence is in force until ${until} (${vote!.zone}): notices go through the election commission only`,
      fr: `silence électoral jusqu’au ${until} (${vote!.zone}) : seule la commission électorale publie des avis`,
    },
    null,
  )
}

export function refuse(says: Label, field: string | null): never {
  throw new RecordError('guard-refused', says.en, { faults: [{ field, says }] })
}

/** @param named handles that a text for the public holds */
export function refuseHandles([named]: readonly string[]): void {
  if (named === undefined) return
  refuse(
    {
      en: `'${named}' is the handle of an account in the posts of this instance: private accounts are never named`,
      fr: `« ${named} » est le pseudo d’un compte des publications de cette instance : aucun compte privé n’est nommé`,
    },
    null,
  )
}

/** The content with each number of a record, such as `TC-2027-0012`, replaced by its id. */
export function withoutNumbers(
  kind: RecordKind,
  given: unknown,
  idOf: (number: string) => string | undefined,
): unknown {
  if (typeof given !== 'object' || given === null) return given
  const plain = (value: unknown): unknown =>
    typeof value === 'string' ? (idOf(value.trim()) ?? value) : value
  return Object.fromEntries(
    Object.entries(given).map(([name, value]: [string, unknown]) => {
      const field = Object.hasOwn(kind.fields, name) ? kind.fields[name] : undefined
      if (field === undefined) return [name, value]
      if (!isRows(field)) return [name, field.input.type === 'link' ? plain(value) : value]
      if (!Array.isArray(value)) return [name, value]
      const entries = value.map((entry: unknown) => {
        if (typeof entry !== 'object' || entry === null) return entry
        return Object.fromEntries(
          Object.entries(entry).map(([column, cell]: [string, unknown]) => {
            const inner = Object.hasOwn(field.columns, column) ? field.columns[column] : undefined
            return [column, inner?.input.type === 'link' ? plain(cell) : cell]
          }),
        )
      })
      return [name, entries]
    }),
  )
}

/** Why a record is taken back. @throws RecordError `guard-refused` when nothing is said */
export function reasonGiven(reason: string): string {
  const given = reason.trim().slice(0, 1000).toWellFormed()
  if (given !== '') return given
  return refuse({ en: 'say why the record is retracted', fr: 'dites pourquoi la fiche est retirée' }, null)
}

/** @throws RecordError `guard-refused` when the kind says that the record may not be taken back now */
export function demandFree(kind: RecordKind, fields: Content, around: Surroundings): void {
  const says = kind.keeps?.(fields as never, around)
  if (says !== undefined) refuse(says, null)
}
