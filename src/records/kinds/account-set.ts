import { type LikelihoodTerm, likelihoods } from '../../vocab/confidence.ts'
import { credibility, reliability } from '../../vocab/grades.ts'
import { inTerminal, type Label } from '../../vocab/label.ts'
import { choice, day, link, optional, rows, text, whole } from '../field.ts'
import { declareKind } from '../kind.ts'
import { confidenceOfGrade, confidenceOfTerm, extended, hedge, stixId } from '../stix/object.ts'

const likely = Object.fromEntries(likelihoods.map(({ term, label }) => [term, label])) as Readonly<
  Record<LikelihoodTerm, Label>
>

/** A name written as platforms write handles, or an address of a profile. */
const handle = /(^|[\s(,;:'"])@[\p{L}\p{N}_.]{2,}|https?:\/\//u

export const accountSet = declareKind({
  name: 'account-set',
  prefix: 'AS',
  one: { en: 'Account set', fr: 'Ensemble de comptes' },
  many: { en: 'Account sets', fr: 'Ensembles de comptes' },
  means: {
    en: 'accounts that act together, only ever as a set and with the class of its evidence',
    fr: 'des comptes qui agissent ensemble, toujours en ensemble, avec la classe de preuve',
  },
  desk: 'evidence',
  tlp: 'TLP:AMBER',
  approval: true,
  fields: {
    name: text({ en: 'Name of the set', fr: 'Nom de l’ensemble' }, { max: 120 }),
    platform: text({ en: 'Platform', fr: 'Plateforme' }, { max: 60 }),
    size: whole({ en: 'Accounts', fr: 'Comptes' }, 2, 100_000_000, {
      en: 'a whole number of at least 2: a single account is never labelled',
      fr: 'un nombre entier d’au moins 2 : un compte seul n’est jamais qualifié',
    }),
    finding: text(
      { en: 'Community of a finding', fr: 'Communauté d’un constat' },
      {
        max: 40,
        pattern: /^F-[0-9A-HJKMNP-TV-Z]{6,20}\/C\d{1,6}$/,
        expects: { en: 'a reference such as F-7K3Q9D4M2X/C1', fr: 'une référence telle que F-7K3Q9D4M2X/C1' },
      },
    ),
    evidenceClass: choice(
      { en: 'Class of evidence', fr: 'Classe de preuve' },
      {
        behaviour: { en: 'behaviour only', fr: 'comportement seul' },
        technical: { en: 'shared technical traces', fr: 'traces techniques communes' },
        disclosed: { en: 'disclosed by the platform', fr: 'révélé par la plateforme' },
        judicial: { en: 'established in court', fr: 'établi en justice' },
      },
    ),
    actor: optional(link({ en: 'Ascribed to', fr: 'Attribué à' }, 'actor')),
    likelihood: optional(choice({ en: 'How likely', fr: 'Probabilité' }, likely)),
    evidence: rows(
      { en: 'Evidence', fr: 'Preuves' },
      {
        found: day({ en: 'Found', fr: 'Trouvée' }),
        reliability: choice({ en: 'Source', fr: 'Source' }, reliability),
        credibility: choice({ en: 'Information', fr: 'Information' }, credibility),
        says: text({ en: 'Evidence', fr: 'Preuve' }, { max: 500 }),
      },
    ),
    other: text({ en: 'Other explanations', fr: 'Autres explications' }, { max: 2000, lines: 3 }),
  },
  title: 'name',
  columns: ['platform', 'size', 'evidenceClass'],
  filters: ['evidenceClass'],
  stix: {
    main: (_, record) => stixId('grouping', record),
    objects(values, record, ref) {
      const { name, platform, size, finding, evidenceClass, actor, likelihood, evidence, other } = values
      const id = stixId('grouping', record)
      const ascribed = actor === undefined ? null : ref(actor)
      const notes = evidence.map((piece, i) => ({
        ...{ type: 'note', id: stixId('note', record, String(i)), abstract: `Evidence found ${piece.found}` },
        ...{ content: piece.says + hedge(piece), object_refs: [id], ...confidenceOfGrade(piece) },
      }))
      return [
        {
          ...{ type: 'grouping', id, name, context: 'suspicious-activity' },
          description: inTerminal`${size} {account|accounts} on ${platform} that {0:acts|act} together. Other explanations: ${other}`,
          object_refs: [...notes.map((note) => note.id), ...(ascribed === null ? [] : [ascribed])],
          ...extended('account-set', { platform, size, evidence_class: evidenceClass, finding, likelihood }),
        },
        ...notes,
        ...(ascribed === null
          ? []
          : [
              {
                ...{ type: 'relationship', id: stixId('relationship', record, ascribed) },
                ...{ relationship_type: 'related-to', source_ref: id, target_ref: ascribed },
                description: `Ascribed to it${hedge(null, likelihood)}`,
                ...confidenceOfTerm(likelihood),
              },
            ]),
      ]
    },
  },
  guard({ name, other, evidence, evidenceClass, actor, likelihood }) {
    if ([name, other, ...evidence.map(({ says }) => says)].some((said) => handle.test(said))) {
      return {
        en: 'take out the handle or link: accounts are named only by their set, handles stay in the vault',
        fr: 'retirez le pseudo ou le lien : les comptes ne sont nommés que par leur ensemble',
      }
    }
    if (evidence.length === 0) {
      return { en: 'add a dated, graded piece of evidence', fr: 'ajoutez une preuve datée et cotée' }
    }
    if (actor !== undefined && likelihood === undefined) {
      return { en: 'say how likely it is that the actor is behind it', fr: 'dites avec quelle probabilité' }
    }
    if (actor !== undefined && evidenceClass === 'behaviour') {
      return {
        en: 'behaviour alone points to nobody: add evidence of another class or take the actor out',
        fr: 'le comportement seul ne désigne personne : ajoutez une preuve d’une autre classe ou retirez l’acteur',
      }
    }
    return undefined
  },
})
