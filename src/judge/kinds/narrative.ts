import { declareKind, finding, link, optional, rows, text } from '../../records/index.ts'

const named = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => name).join(', ')

export const narrative = declareKind({
  name: 'narrative',
  prefix: 'NA',
  one: { en: 'Narrative', fr: 'Récit' },
  many: { en: 'Narratives', fr: 'Récits' },
  means: {
    en: 'a story that is spread, whom it targets, who would gain, and what speaks against it',
    fr: 'un récit qui circule, qui il vise, à qui il profiterait, et ce qui le contredit',
  },
  desk: 'evidence',
  tlp: 'TLP:AMBER',
  approval: true,
  heeds: ['narrative'],
  opens: { path: '/narratives', label: { en: 'See it over time', fr: 'Voir dans le temps' } },
  fields: {
    name: text({ en: 'Name', fr: 'Nom' }, { max: 120 }),
    story: text(
      { en: 'The story in a few sentences', fr: 'Le récit en quelques phrases' },
      { max: 2000, lines: 3 },
    ),
    seen: rows(
      { en: 'Themes and texts in which it was seen', fr: 'Thèmes et textes où il fut vu' },
      { finding: finding({ en: 'Theme or text', fr: 'Thème ou texte' }) },
    ),
    into: optional(link({ en: 'Merged into', fr: 'Fusionné dans' }, 'narrative')),
    case: optional(link({ en: 'Case', fr: 'Dossier' }, 'case')),
    targets: rows(
      { en: 'Targets', fr: 'Cibles' },
      { name: text({ en: 'Whom or what it targets', fr: 'Qui ou quoi' }, { max: 120 }) },
    ),
    beneficiaries: rows(
      { en: 'Would benefit', fr: 'En profiterait' },
      { name: text({ en: 'Who would benefit', fr: 'À qui cela profiterait' }, { max: 120 }) },
    ),
    part: optional(
      text(
        { en: 'Evidence that they took part', fr: 'Preuve de leur participation' },
        {
          max: 1000,
          lines: 2,
          expects: {
            en: 'only where there is some; to gain from a story is no part in it',
            fr: 'seulement s’il y en a ; profiter d’un récit n’est pas y participer',
          },
        },
      ),
    ),
    counter: text(
      { en: 'What speaks against the story', fr: 'Ce qui contredit le récit' },
      { max: 2000, lines: 3 },
    ),
  },
  title: 'name',
  columns: [],
  filters: [],
  blind: {
    names: ({ targets, beneficiaries }) => [...targets, ...beneficiaries].map(({ name }) => name),
    until: 'assessment',
  },
  guard({ into }, _, { linked, pointing }) {
    if (into === undefined) return undefined
    if (linked.get(into)?.into !== undefined) {
      return {
        en: 'that one was merged itself: choose the narrative that it was merged into',
        fr: 'celui-ci a lui-même été fusionné : choisissez le récit qui l’a absorbé',
      }
    }
    return pointing.some(({ kind }) => kind === 'narrative')
      ? {
          en: 'other narratives were merged into this one: merge those first',
          fr: 'd’autres récits ont été fusionnés dans celui-ci : fusionnez-les d’abord',
        }
      : undefined
  },
  derived: {
    printed: {
      label: { en: 'As it is printed', fr: 'Comment on l’imprime' },
      of({ targets, beneficiaries, part }) {
        const [who, gain] = [named(targets), named(beneficiaries)]
        const en = [
          `targets: ${who || 'nobody named'}`,
          `would benefit: ${gain || 'nobody named'}`,
          ...(gain === ''
            ? []
            : [part === undefined ? `no evidence that ${gain} took part` : `on their part: ${part}`]),
        ].join('; ')
        const fr = [
          `cibles : ${who || 'personne de nommé'}`,
          `en profiterait : ${gain || 'personne de nommé'}`,
          ...(gain === ''
            ? []
            : [part === undefined ? `aucune preuve que ${gain} y ait pris part` : `sur leur part : ${part}`]),
        ].join(' ; ')
        return { value: en, text: { en, fr } }
      },
    },
  },
})
