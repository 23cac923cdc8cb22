import type { Json } from '../../kernel/canonical-json.ts'
import {
  type Content,
  choice,
  code,
  confidenceOfTerm,
  day,
  declareKind,
  hedge,
  link,
  optional,
  type Pointing,
  rows,
  stixId,
  text,
  time,
} from '../../records/index.ts'
import { findings } from '../../vocab/criteria.ts'
import { credibility, gradeText, reliability } from '../../vocab/grades.ts'
import type { Label } from '../../vocab/label.ts'
import { verdicts } from '../../vocab/violations.ts'
import { overclaims } from '../attribution/wording.ts'
import { judgeTable } from '../table.ts'
import { type AssertionRow, assertionsOf, elements } from './assertions.ts'
import { judgedUnder } from './norm-finding.ts'
import { effects, hours, likely, namesAccount, noAccounts, sure, textsIn, utc } from './parts.ts'
import { replyOutcomes, silenceHours } from './reply.ts'
import { tableNamed } from './tables.ts'

export const publicationLabels = {
  fact: { en: 'fact', fr: 'fait' },
  assessment: { en: 'assessment', fr: 'évaluation' },
  opinion: { en: 'opinion', fr: 'opinion' },
} as const satisfies Readonly<Record<string, Label>>

export const positions = {
  unit: {
    en: 'assessment of the unit named; not a government position',
    fr: 'évaluation de l’unité nommée ; non une position du gouvernement',
  },
  commission: { en: 'notice of the election commission', fr: 'avis de la commission électorale' },
  government: { en: 'position of the government', fr: 'position du gouvernement' },
} as const satisfies Readonly<Record<string, Label>>

const weighed = {
  yes: { en: 'yes', fr: 'oui' },
  no: { en: 'no', fr: 'non' },
} as const

export const publication = declareKind({
  name: 'publication',
  prefix: 'PU',
  numbered: 'TP',
  one: { en: 'Publication', fr: 'Publication' },
  many: { en: 'Publications', fr: 'Publications' },
  means: {
    en: 'what the public is told of a case, once somebody else has approved it',
    fr: 'ce que le public apprend d’un dossier, après l’accord d’une seconde personne',
  },
  desk: 'evidence',
  tlp: 'TLP:CLEAR',
  approval: true,
  fields: {
    title: text({ en: 'Headline', fr: 'Titre' }, { max: 160 }),
    case: link({ en: 'Case', fr: 'Dossier' }, 'case', { releases: true }),
    election: optional(link({ en: 'Election', fr: 'Élection' }, 'election')),
    label: choice({ en: 'Label', fr: 'Étiquette' }, publicationLabels),
    unit: text({ en: 'Institution', fr: 'Institution' }, { max: 160 }),
    position: choice({ en: 'Whose view', fr: 'De qui' }, positions),
    happened: text({ en: 'What happened', fr: 'Ce qui s’est passé' }, { max: 6000, lines: 6 }),
    advice: optional(
      text({ en: 'What you can do', fr: 'Ce que vous pouvez faire' }, { max: 1000, lines: 2 }),
    ),
    likelihood: optional(choice({ en: 'How likely', fr: 'Probabilité' }, likely)),
    confidence: optional(choice({ en: 'Confidence', fr: 'Confiance' }, sure)),
    verdict: optional(choice({ en: 'Under the norm', fr: 'Au regard de la norme' }, verdicts)),
    criteria: rows(
      { en: 'Criteria', fr: 'Critères' },
      {
        criterion: code({ en: 'Criterion', fr: 'Critère' }, elements),
        finding: choice({ en: 'Found', fr: 'Constat' }, findings),
        says: text({ en: 'On what it rests', fr: 'Sur quoi cela repose' }, { max: 400 }),
      },
    ),
    sources: rows(
      { en: 'Sources, with their grades', fr: 'Sources, avec leurs cotes' },
      {
        says: text({ en: 'What it says', fr: 'Ce qu’elle dit' }, { max: 400 }),
        source: text({ en: 'Source', fr: 'Source' }, { max: 200 }),
        hedge: optional(text({ en: 'Its own caution', fr: 'Sa réserve' }, { max: 160 })),
        reliability: choice({ en: 'Reliability', fr: 'Fiabilité' }, reliability),
        credibility: choice({ en: 'Credibility', fr: 'Crédibilité' }, credibility),
      },
    ),
    other: optional(text({ en: 'Other explanations', fr: 'Autres explications' }, { max: 1000, lines: 2 })),
    replies: rows(
      { en: 'Answers of those who are named', fr: 'Réponses de ceux qui sont nommés' },
      {
        reply: link({ en: 'Request', fr: 'Demande' }, 'reply', { releases: true }),
        subject: text({ en: 'Who', fr: 'Qui' }, { max: 160 }),
        asked: time({ en: 'Asked, UTC', fr: 'Demandé, UTC' }),
        outcome: choice({ en: 'Outcome', fr: 'Issue' }, replyOutcomes),
        answer: optional(text({ en: 'Their words', fr: 'Leurs mots' }, { max: 4000, lines: 3 })),
      },
    ),
    denials: rows(
      { en: 'Denials', fr: 'Démentis' },
      {
        by: text({ en: 'By', fr: 'De' }, { max: 160 }),
        on: day({ en: 'On', fr: 'Le' }),
        says: text({ en: 'In their words', fr: 'Dans leurs mots' }, { max: 1000, lines: 2 }),
      },
    ),
    vote: choice({ en: 'Casting of votes', fr: 'Déroulement du vote' }, effects),
    count: choice({ en: 'Count', fr: 'Dépouillement' }, effects),
    voteSource: text(
      { en: 'Who says so of vote and count', fr: 'Qui le dit du vote et du dépouillement' },
      { max: 300 },
    ),
    necessary: text(
      { en: 'Why it is necessary to publish', fr: 'Pourquoi publier est nécessaire' },
      { max: 500, lines: 2 },
    ),
    proportionate: text(
      { en: 'Why it goes no further than that', fr: 'Pourquoi cela ne va pas plus loin' },
      { max: 500, lines: 2 },
    ),
    lawful: text({ en: 'On which law it rests', fr: 'Sur quelle loi cela repose' }, { max: 300 }),
    domestic: choice(
      { en: 'Is it aimed at lawful opinion of citizens', fr: 'Vise-t-elle l’opinion licite de citoyens' },
      weighed,
    ),
  },
  title: 'title',
  columns: ['label', 'unit', 'verdict'],
  filters: ['label', 'verdict'],
  begin,
  stix: {
    main: (_, record) => stixId('report', record),
    objects(values, record) {
      const unit = stixId('identity', record, 'unit')
      const sources = values.sources.map(
        (row) =>
          `${row.says} (${[row.hedge, row.source, gradeText(row)].filter((one) => one !== undefined).join(', ')})`,
      )
      const denials = values.denials.map(({ by, on, says }) => `${by}, ${on}: ${says}`)
      const told = [
        values.happened,
        `Label: ${values.label}${hedge(null, values.likelihood)}${values.confidence === undefined ? '' : `, ${values.confidence} confidence`}.`,
        ...(values.verdict === undefined ? [] : [`Under the norm: ${verdicts[values.verdict].en}.`]),
        `Casting of votes: ${values.vote}; count: ${values.count} (${values.voteSource}).`,
        ...(sources.length === 0 ? [] : [`Sources: ${sources.join('; ')}.`]),
        ...(denials.length === 0 ? [] : [`Denials: ${denials.join('; ')}.`]),
      ]
      return [
        {
          ...{ type: 'report', id: stixId('report', record), name: values.title },
          description: told.join('\n\n'),
          labels: [values.label],
          object_refs: [unit],
          ...confidenceOfTerm(values.likelihood),
        },
        { type: 'identity', id: unit, name: values.unit, identity_class: 'organization' },
      ]
    },
  },
  guard(values) {
    const { label, likelihood, confidence, sources, domestic, verdict, criteria } = values
    if (domestic === 'yes') {
      return {
        en: 'lawful opinion of citizens is no subject of a publication: rule 12, no pressure on speech',
        fr: 'l’opinion licite de citoyens n’est pas un sujet de publication : règle 12, aucune pression sur l’expression',
      }
    }
    if (textsIn(values).some(namesAccount)) return noAccounts
    const { replies: _replies, denials: _denials, ...ours } = values
    const loud = textsIn(ours).flatMap(overclaims)[0]
    if (loud !== undefined) {
      return {
        en: `'${loud}' says more than an assessment can: say how likely it is`,
        fr: `« ${loud} » dit plus qu’une évaluation ne peut : dites la probabilité`,
      }
    }
    if (
      label === 'assessment' &&
      (likelihood === undefined || confidence === undefined || sources.length === 0)
    ) {
      return {
        en: 'an assessment needs how likely it is, with what confidence, and a graded source',
        fr: 'une évaluation demande une probabilité, une confiance et une source cotée',
      }
    }
    if (label === 'opinion' && (verdict !== undefined || criteria.length > 0)) {
      return {
        en: 'an opinion carries no verdict and no criteria: label it an assessment or take them out',
        fr: 'une opinion ne porte ni verdict ni critères : étiquetez-la évaluation ou retirez-les',
      }
    }
    return undefined
  },
  approvable(values, { linked, now }) {
    const from = linked.get(values.case)
    if (from === undefined) {
      return {
        en: 'the case behind it must be one that you may see',
        fr: 'le dossier doit vous être visible',
      }
    }
    for (const id of namedIn(from)) {
      const row = values.replies.find(({ reply }) => {
        const asked = linked.get(reply)
        return asked?.case === values.case && (asked.outlet === id || asked.actor === id)
      })
      if (row === undefined) {
        return {
          en: `${id} is named and was not asked: record a request for a reply and add it here`,
          fr: `${id} est mis en cause sans avoir été interrogé : enregistrez une demande de réponse et ajoutez-la`,
        }
      }
      const asked = linked.get(row.reply)!
      const same =
        asked.outcome === row.outcome &&
        asked.asked === row.asked &&
        (asked.answer ?? '') === (row.answer ?? '')
      if (!same) {
        return {
          en: `${row.subject}: print the answer as it stands in ${row.reply}, word for word`,
          fr: `${row.subject} : imprimez la réponse telle qu’elle figure dans ${row.reply}, mot pour mot`,
        }
      }
      if (row.outcome === 'waiting' && hours(utc(row.asked), now) < silenceHours) {
        return {
          en: `${row.subject} was asked less than ${silenceHours} hours ago: wait for the answer`,
          fr: `${row.subject} a été interrogé il y a moins de ${silenceHours} heures : attendez la réponse`,
        }
      }
    }
    return undefined
  },
  notice: ({ election, position }) =>
    election === undefined ? null : { election, by: position === 'commission' ? 'commission' : 'other' },
  released: () => 0,
})

/** Outlets and actors that a case names; each is asked before anything is published. */
export function namedIn(content: Content): readonly string[] {
  const outlets = Array.isArray(content.outlets) ? (content.outlets as readonly Content[]) : []
  return [...outlets.map(({ outlet }) => outlet), content.actor].filter((id) => typeof id === 'string')
}

/** A draft in the words that are on record: criteria with what they rest on, sources with their grades, answers. */
function begin(
  given: Content,
  { linked, pointing }: { linked: ReadonlyMap<string, Content>; pointing: readonly Pointing[] },
): Content {
  const id = String(given.case)
  const from = linked.get(id)
  if (from === undefined) return given
  const about = pointing.filter(({ fields }) => fields.case === id)
  const last = (kind: string) => {
    const own = about.filter((one) => one.kind === kind)
    return (own.findLast(({ approved }) => approved) ?? own.at(-1))?.fields
  }
  const judged = last('norm-finding')
  const assessed = last('assessment')
  const assertions = ((judged ?? assessed)?.assertions ?? []) as unknown as readonly AssertionRow[]
  const table = judged === undefined ? tableNamed(String(assessed?.table)) : undefined
  const found =
    judged === undefined
      ? table && judgeTable(table, assertionsOf(assertions)).criteria
      : judgedUnder(judged).elements
  const rest = (decisive: readonly string[]) =>
    decisive
      .flatMap((one) => assertions[Number(one.slice(1)) - 1] ?? [])
      .map((row) => `${row.says} (${row.hedge ?? row.source}, ${gradeText(row)})`)
      .join('; ')
      .slice(0, 400)
  return {
    title: from.claim,
    ...(from.election === undefined ? {} : { election: from.election }),
    label: 'assessment',
    position: 'unit',
    vote: from.vote,
    count: from.count,
    voteSource: from.unaffected ?? 'not established',
    ...(assessed === undefined ? {} : { likelihood: assessed.likelihood, confidence: assessed.confidence }),
    ...(judged === undefined ? {} : { verdict: judgedUnder(judged).verdict }),
    criteria: (found ?? []).map(({ element, finding, decisive }) => ({
      criterion: element,
      finding,
      says: rest(decisive) || 'nothing on record decides it',
    })),
    sources: assertions.map(({ says, source, hedge, reliability: a, credibility: b }) => ({
      says: says.slice(0, 400),
      source,
      ...(hedge === undefined ? {} : { hedge }),
      reliability: a,
      credibility: b,
    })),
    replies: about
      .filter(({ kind }) => kind === 'reply')
      .map(({ id: reply, fields }) => ({
        reply,
        subject: fields.subject,
        asked: fields.asked,
        outcome: fields.outcome,
        ...(fields.answer === undefined ? {} : { answer: fields.answer }),
      })) as Json,
    ...Object.fromEntries(
      Object.entries(given).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
    ),
  }
}
