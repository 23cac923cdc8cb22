import type { Label } from '../../vocab/label.ts'

/** How one text is a copy of another. `translated` is told by meaning alone, which needs a model that the user brings. */
export type CopyKind = 'verbatim' | 'edited' | 'reworded' | 'translated'

export const copyKinds: readonly CopyKind[] = ['verbatim', 'edited', 'reworded', 'translated']

export const copyKindLabels: Readonly<Record<CopyKind, Label>> = {
  verbatim: { en: 'verbatim', fr: 'mot pour mot' },
  edited: { en: 'edited', fr: 'retouché' },
  reworded: { en: 'reworded', fr: 'reformulé' },
  translated: { en: 'translated or like in meaning', fr: 'traduit ou de même sens' },
}
