import { canonicalJson } from '../../kernel/canonical-json.ts'
import { exposureClasses } from '../../vocab/exposure.ts'
import { byGrade, credibility, gradeText, reliability } from '../../vocab/grades.ts'
import { choice, day, link, optional, rows, text } from '../field.ts'
import { type Content, type Derived, declareKind } from '../kind.ts'
import { confidenceOfGrade, extended, hedge, observableId, stixId } from '../stix/object.ts'

const { unclassified: _, ...asserted } = exposureClasses

const domainName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/

/** The decision taken last on whether the outlet may attend an event, its reason, and where to appeal. */
function accreditationText({ decision, event, grounds, appeal, announced }: Content): Derived {
  const part = (label: string, value: unknown) => (typeof value === 'string' ? [`${label}${value}`] : [])
  const words = (said: string, reason: string, contest: string) =>
    [
      `${String(event)}, ${String(announced)}: ${said}`,
      ...part(reason, grounds),
      ...part(contest, appeal),
    ].join('; ')
  const refused = decision === 'refused'
  return {
    value: String(decision),
    text: {
      en: words(refused ? 'refused' : 'granted', 'reason: ', 'appeal: '),
      fr: words(refused ? 'refusée' : 'accordée', 'motif : ', 'recours : '),
    },
    ...(refused ? { tone: 'soon' as const } : {}),
  }
}

export const outlet = declareKind({
  name: 'outlet',
  prefix: 'OU',
  one: { en: 'Outlet', fr: 'Média' },
  many: { en: 'Outlets', fr: 'Médias' },
  means: {
    en: 'an outlet or channel, and how openly it stands with a state, by evidence',
    fr: 'un média ou canal, et son lien ouvert ou non avec un État, preuves à l’appui',
  },
  desk: 'evidence',
  tlp: 'TLP:GREEN',
  approval: true,
  fields: {
    name: text({ en: 'Name', fr: 'Nom' }, { max: 120 }),
    address: text({ en: 'Domain or channel', fr: 'Domaine ou canal' }),
    exposure: choice({ en: 'Exposure class', fr: 'Classe d’exposition' }, exposureClasses),
    actor: optional(link({ en: 'Stands with', fr: 'Lié à' }, 'actor')),
    assertions: rows(
      { en: 'Assertions', fr: 'Affirmations' },
      {
        exposure: choice({ en: 'Class', fr: 'Classe' }, asserted),
        since: day({ en: 'As of', fr: 'En date du' }),
        reliability: choice({ en: 'Source', fr: 'Source' }, reliability),
        credibility: choice({ en: 'Information', fr: 'Information' }, credibility),
        evidence: text({ en: 'Evidence', fr: 'Preuve' }, { max: 500 }),
      },
    ),
    reply: optional(text({ en: 'Their answer', fr: 'Leur réponse' }, { max: 4000, lines: 3 })),
  },
  title: 'name',
  columns: ['address', 'exposure'],
  filters: ['exposure'],
  guard({ exposure, actor, assertions }) {
    if (exposure === 'unclassified') return undefined
    if (!assertions.some((assertion) => assertion.exposure === exposure)) {
      const { en, fr } = exposureClasses[exposure]
      return {
        en: `add a dated, graded assertion of the class '${en}' with its evidence, or leave the outlet unclassified`,
        fr: `ajoutez une affirmation datée et cotée de la classe « ${fr} » avec sa preuve, ou laissez le média non classé`,
      }
    }
    if (actor === undefined) {
      return { en: 'say with which actor the outlet stands', fr: 'dites à quel acteur le média est lié' }
    }
    return undefined
  },
  stix: {
    main: (_, record) => stixId('identity', record),
    objects({ name, address, exposure, actor, assertions, reply }, record, ref) {
      const id = stixId('identity', record)
      const domain = address.toLowerCase()
      const site = domainName.test(domain)
        ? [
            {
              type: 'domain-name',
              id: observableId('domain-name', canonicalJson({ value: domain })),
              value: domain,
            },
          ]
        : []
      const stands = actor === undefined ? null : ref(actor)
      const related = (target: string, more: object) => ({
        ...{ type: 'relationship', id: stixId('relationship', record, target) },
        ...{ relationship_type: 'related-to', source_ref: id, target_ref: target, ...more },
      })
      const best = [...assertions].filter((one) => one.exposure === exposure).sort(byGrade)[0]
      return [
        { type: 'identity', id, name, identity_class: 'organization', contact_information: address },
        ...site,
        ...site.map((observable) => related(observable.id, {})),
        ...(stands === null || best === undefined
          ? []
          : [
              related(stands, {
                description: exposureClasses[exposure].en + hedge(best),
                ...confidenceOfGrade(best),
              }),
            ]),
        ...assertions.map((assertion, i) => ({
          ...{ type: 'note', id: stixId('note', record, String(i)) },
          abstract: `Asserted to be ${exposureClasses[assertion.exposure].en} as of ${assertion.since}`,
          content: assertion.evidence + hedge(assertion),
          object_refs: stands === null ? [id] : [id, stands],
          ...confidenceOfGrade(assertion),
          ...extended('exposure', {
            ...{ class: assertion.exposure, since: assertion.since, grade: gradeText(assertion) },
          }),
        })),
        ...(reply === undefined
          ? []
          : [
              {
                ...{ type: 'note', id: stixId('note', record, 'reply'), abstract: 'Their answer' },
                ...{ content: reply, authors: [name], object_refs: [id] },
              },
            ]),
      ]
    },
  },
  heeds: ['measure'],
  derived: {
    accreditation: {
      label: { en: 'Accreditation', fr: 'Accréditation' },
      of(_, { pointing }) {
        const last = pointing
          .flatMap(({ fields }) => (typeof fields.decision === 'string' ? [fields] : []))
          .sort((a, b) => String(b.announced).localeCompare(String(a.announced)))[0]
        return last === undefined ? null : accreditationText(last)
      },
    },
    grade: {
      label: { en: 'Best grade of the class', fr: 'Meilleure cote de la classe' },
      of({ exposure, assertions }) {
        const best = assertions
          .filter((assertion) => assertion.exposure === exposure)
          .map((assertion) => assertion.reliability + assertion.credibility)
          .sort()[0]
        return best === undefined ? null : { value: best, text: { en: best, fr: best } }
      },
    },
  },
  timeline: ({ assertions }) =>
    assertions.map(({ exposure, since, reliability: a, credibility: b }) => ({
      at: Date.parse(since),
      wall: since,
      says: {
        en: `asserted to be ${exposureClasses[exposure].en} (${a}${b})`,
        fr: `dit ${exposureClasses[exposure].fr} (${a}${b})`,
      },
    })),
})
