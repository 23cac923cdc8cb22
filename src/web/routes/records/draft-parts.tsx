import type { Draft, RecordKind } from '../../../records/index.ts'
import { recordUrl } from '../../ui/record-parts.tsx'
import type { View } from '../../ui/view.ts'

/** Where a draft is gone on with. */
export function draftUrl({ kind, of, id }: Pick<Draft, 'kind' | 'of' | 'id'>): string {
  return `${recordUrl(kind, of ?? undefined)}/${of === null ? 'new' : 'edit'}?draft=${id}`
}

/** An address with a query of its own, in the language of the reader. */
export function draftLink(view: View, draft: Pick<Draft, 'kind' | 'of' | 'id'>): string {
  return view.to(draftUrl(draft))
}

export function DiscardDraft({ view, id }: { view: View; id: string }) {
  return (
    <form method="post" action={view.to(`/drafts/${id}/discard`)} class="row">
      <input type="hidden" name="back" value={view.path} />
      <button type="submit">{view.words.drafts.discard}</button>
    </form>
  )
}

/** Drafts that were kept earlier, above the form they belong to. */
export function DraftOffers({ view, drafts }: { view: View; drafts: readonly Draft[] }) {
  const { drafts: w } = view.words
  if (drafts.length === 0) return null
  return (
    <ul class="plain drafts">
      {drafts.slice(0, 5).map((draft) => (
        <li class="merged row">
          <strong>{w.draftOf(view.time(draft.changed))}</strong>
          <a class="button" href={draftLink(view, draft)}>
            {w.goOn}
          </a>
          <DiscardDraft view={view} id={draft.id} />
        </li>
      ))}
    </ul>
  )
}

/** Save or keep as draft; where there is script the draft is kept while typing. */
export function KeepDraft(props: { view: View; kind: RecordKind; of: string | null; id: string }) {
  const { view, kind, of, id } = props
  const { drafts: w, records } = view.words
  const action = view.to(`/drafts/${kind.name}`)
  return (
    <tocsin-draft
      data-url={action}
      data-open={draftLink(view, { kind: kind.name, of, id })}
      data-failed={w.failed}
    >
      <input type="hidden" name="draft" value={id} />
      <input type="hidden" name="of" value={of ?? ''} />
      <p class="row">
        <button class="main" type="submit">
          {records.save}
        </button>
        <button type="submit" formaction={action} formnovalidate>
          {w.keep}
        </button>
        <output class="soft" data-said />
      </p>
    </tocsin-draft>
  )
}
