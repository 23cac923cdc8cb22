import {
  choice,
  code,
  day,
  declareKind,
  finding,
  link,
  optional,
  rows,
  stages,
  text,
  time,
} from '../../records/index.ts'
import { breakoutCategories } from '../../vocab/breakout.ts'
import { indicators } from '../../vocab/indicators.ts'
import type { Label } from '../../vocab/label.ts'
import { means } from '../../vocab/means.ts'
import { assetClasses, queues, responsibilities, severities } from '../../vocab/severity.ts'
import { admit } from '../intake.ts'
import { type Body, bodies, lacksPublicOwner } from '../responsibility.ts'
import { severityOf } from '../severity.ts'
import { disarm, effects, namesAccount, noAccounts, textsIn, utc } from './parts.ts'

/** Where a case stands; `closed`, `no-alert` and `below-threshold` are ends. */
export const caseStatuses = {
  intake: { en: 'intake', fr: 'à l’accueil' },
  open: { en: 'open', fr: 'ouvert' },
  'no-alert': { en: 'no alert', fr: 'sans alerte' },
  'below-threshold': { en: 'below the threshold', fr: 'sous le seuil' },
  closed: { en: 'closed', fr: 'clos' },
} as const satisfies Readonly<Record<string, Label>>

export const objectives = {
  candidate: { en: 'for or against a candidate', fr: 'pour ou contre un candidat' },
  turnout: { en: 'turnout', fr: 'participation' },
  trust: { en: 'trust in the process', fr: 'confiance dans le scrutin' },
  polarise: { en: 'to divide', fr: 'diviser' },
  policy: { en: 'a policy', fr: 'une politique' },
  unknown: { en: 'not known', fr: 'non connu' },
} as const satisfies Readonly<Record<string, Label>>

const signs = Object.fromEntries(Object.entries(indicators).map(([name, { label }]) => [name, label])) as {
  readonly [Name in keyof typeof indicators]: Label
}

const targets = {
  candidate: { en: 'candidate', fr: 'candidat' },
  party: { en: 'party', fr: 'parti' },
  institution: { en: 'institution', fr: 'institution' },
  outlet: { en: 'outlet', fr: 'média' },
  group: { en: 'group of voters', fr: 'groupe d’électeurs' },
} as const

const day_ = 86_400_000
/** Days after the last sign of life in which a case still counts as going on. */
const ongoingDays = 14

const done = { no: { en: 'not yet', fr: 'pas encore' }, yes: { en: 'done', fr: 'fait' } } as const

const bodyLabels = Object.fromEntries(Object.entries(bodies).map(([name, { label }]) => [name, label])) as {
  readonly [Name in Body]: Label
}

const plan = (label: Label) =>
  rows(label, {
    step: text({ en: 'Step', fr: 'Mesure' }, { max: 300 }),
    owner: text({ en: 'Who', fr: 'Qui' }, { max: 120 }),
    body: optional(choice({ en: 'Which body', fr: 'Quelle instance' }, bodyLabels)),
    due: optional(day({ en: 'Until', fr: 'Échéance' })),
    done: choice({ en: 'Done', fr: 'Fait' }, done),
  })

export const casefile = declareKind({
  name: 'case',
  prefix: 'CA',
  numbered: 'TC',
  one: { en: 'Case', fr: 'Dossier' },
  many: { en: 'Cases', fr: 'Dossiers' },
  means: {
    en: 'a matter from intake to its end: what is claimed, what is attacked, on what signs, and what is done',
    fr: 'une affaire de l’accueil à la clôture : ce qui est allégué, ce qui est visé, les indices et les mesures',
  },
  desk: 'evidence',
  tlp: 'TLP:AMBER',
  approval: false,
  heeds: ['decision', 'assessment', 'norm-finding', 'publication'],
  fields: {
    claim: text({ en: 'Claim, in one sentence', fr: 'Allégation, en une phrase' }, { max: 240, lines: 2 }),
    status: choice({ en: 'Status', fr: 'État' }, caseStatuses),
    election: optional(link({ en: 'Election', fr: 'Élection' }, 'election')),
    begun: time({ en: 'Taken in, UTC', fr: 'Reçu, UTC' }),
    firstSeen: day({ en: 'First seen', fr: 'Vu la première fois' }),
    lastSeen: day({ en: 'Last seen', fr: 'Vu la dernière fois' }),
    asset: choice({ en: 'What is attacked', fr: 'Ce qui est visé' }, assetClasses),
    objective: choice({ en: 'Objective', fr: 'Objectif' }, objectives),
    responsibility: choice({ en: 'A state responsible', fr: 'Responsabilité d’un État' }, responsibilities),
    signs: rows(
      { en: 'Signs of deception or coordination', fr: 'Indices de tromperie ou de coordination' },
      {
        sign: choice({ en: 'Sign', fr: 'Indice' }, signs),
        shows: text({ en: 'What shows it', fr: 'Ce qui le montre' }, { max: 500 }),
        evidence: optional(link({ en: 'Piece', fr: 'Pièce' }, 'evidence')),
        finding: optional(finding({ en: 'Finding', fr: 'Constat' })),
      },
    ),
    findings: rows(
      { en: 'Findings of detectors', fr: 'Constats des détecteurs' },
      {
        finding: finding({ en: 'Finding', fr: 'Constat' }),
        note: optional(text({ en: 'What it says here', fr: 'Ce qu’il dit ici' }, { max: 300 })),
      },
    ),
    evidence: rows(
      { en: 'Evidence', fr: 'Pièces' },
      {
        piece: link({ en: 'Piece', fr: 'Pièce' }, 'evidence'),
        for: optional(text({ en: 'For what', fr: 'À quel titre' }, { max: 300 })),
      },
    ),
    means: rows({ en: 'Means', fr: 'Moyens' }, { name: choice({ en: 'Means', fr: 'Moyen' }, means) }),
    techniques: rows(
      { en: 'Techniques (DISARM)', fr: 'Techniques (DISARM)' },
      {
        technique: code({ en: 'Technique', fr: 'Technique' }, disarm),
        seen: optional(text({ en: 'Where it was seen', fr: 'Où elle fut vue' }, { max: 300 })),
      },
    ),
    targets: rows(
      { en: 'Targets', fr: 'Cibles' },
      {
        name: text({ en: 'Name', fr: 'Nom' }, { max: 120 }),
        sort: choice({ en: 'Sort', fr: 'Nature' }, targets),
        also: optional(text({ en: 'Also called', fr: 'Aussi appelé' }, { max: 120 })),
      },
    ),
    outlets: rows(
      { en: 'Outlets that are named', fr: 'Médias mis en cause' },
      { outlet: link({ en: 'Outlet', fr: 'Média' }, 'outlet') },
    ),
    accounts: rows(
      { en: 'Sets of accounts', fr: 'Ensembles de comptes' },
      { set: link({ en: 'Set', fr: 'Ensemble' }, 'account-set') },
    ),
    actor: optional(link({ en: 'Ascribed to', fr: 'Attribué à' }, 'actor')),
    campaign: optional(link({ en: 'Campaign', fr: 'Campagne' }, 'campaign')),
    reach: optional(
      choice({ en: 'Reach (Breakout Scale)', fr: 'Portée (échelle de percée)' }, breakoutCategories),
    ),
    vote: choice({ en: 'Casting of votes', fr: 'Déroulement du vote' }, effects),
    count: choice({ en: 'Count', fr: 'Dépouillement' }, effects),
    unaffected: optional(
      text(
        { en: 'What was not affected, and who says so', fr: 'Ce qui n’est pas touché, et qui le dit' },
        { max: 1000, lines: 2 },
      ),
    ),
    protect: plan({ en: 'PROTECT plan', fr: 'Plan PROTÉGER' }),
    respond: plan({ en: 'RESPOND plan', fr: 'Plan RÉPONDRE' }),
    ended: optional(
      text(
        { en: 'Reason for the end, or for an empty plan', fr: 'Raison de la fin, ou d’un plan vide' },
        { max: 2000, lines: 2 },
      ),
    ),
  },
  title: 'claim',
  columns: ['status', 'asset', 'lastSeen'],
  filters: ['status', 'asset', 'objective', 'responsibility'],
  blind: {
    names: ({ targets: named }) =>
      named.flatMap(({ name, also }) => (also === undefined ? [name] : [name, also])),
    until: 'assessment',
  },
  begin: (given, { now }) => ({
    begun: new Date(now).toISOString().slice(0, 16),
    status: 'intake',
    ...given,
  }),
  guard(values, _, { pointing, linked }) {
    const { status, firstSeen, lastSeen, protect, respond, ended, vote, count } = values
    const content = [...linked].flatMap(([id, piece]) => (piece.content === 'yes' ? [id] : []))
    const signed = values.signs.map(({ sign, evidence: piece, finding: found }) => ({
      indicator: sign,
      evidence: [piece, found].filter((one) => one !== undefined),
    }))
    if (!admit({ content, signs: signed }).admitted) {
      return {
        en: 'add a sign of deception or coordination with a finding or a piece beside the content itself: an opinion is no incident',
        fr: 'ajoutez un indice de tromperie ou de coordination avec un constat ou une pièce autre que le contenu : une opinion n’est pas un incident',
      }
    }
    if (firstSeen > lastSeen) {
      return {
        en: 'let the last day be on or after the first',
        fr: 'le dernier jour ne peut précéder le premier',
      }
    }
    if (textsIn(values).some(namesAccount)) return noAccounts
    if ((vote === 'not-affected' || count === 'not-affected') && values.unaffected === undefined) {
      return {
        en: 'say who established that vote or count are not affected, or leave it unknown',
        fr: 'dites qui a établi que vote ou dépouillement ne sont pas touchés, ou laissez inconnu',
      }
    }
    if (status === 'closed' && (protect.length === 0 || respond.length === 0) && ended === undefined) {
      const empty = protect.length === 0 ? 'PROTECT' : 'RESPOND'
      return {
        en: `the ${empty} plan is empty: fill it, or say why the case is closed without it`,
        fr: `le plan ${empty === 'PROTECT' ? 'PROTÉGER' : 'RÉPONDRE'} est vide : remplissez-le ou dites pourquoi le dossier est clos sans lui`,
      }
    }
    const silent = status === 'no-alert' || status === 'below-threshold'
    if (silent && !pointing.some(({ kind, fields }) => kind === 'decision' && fields.decision === status)) {
      return {
        en: 'put the decision with its reasons on record first: it is released after the election',
        fr: 'enregistrez d’abord la décision motivée : elle est rendue publique après le scrutin',
      }
    }
    return undefined
  },
  clocks({ status, begun, election }, { pointing }) {
    if (status !== 'intake' && status !== 'open') return []
    const there = (kind: string) => pointing.some((one) => one.kind === kind)
    const told = pointing.some(
      ({ kind, approved }) => (kind === 'publication' && approved) || kind === 'decision',
    )
    const due = [
      ...(status === 'intake' ? (['triage'] as const) : []),
      ...(there('assessment') ? [] : (['criteria'] as const)),
      ...(told ? [] : (['notice'] as const)),
      ...(there('norm-finding') ? [] : (['norm'] as const)),
    ]
    return due.map((stage) => ({
      key: stage,
      says: stages[stage].label,
      owner: 'duty desk',
      begun: utc(begun),
      until: { stage },
      election,
    }))
  },
  derived: {
    severity: {
      label: { en: 'Severity', fr: 'Gravité' },
      of({ asset, responsibility }) {
        const { severity } = severityOf(asset, responsibility)
        return { value: severity, text: severities[severity], ...(severity >= 4 ? { tone: 'late' } : {}) }
      },
    },
    queue: {
      label: { en: 'Who decides', fr: 'Qui décide' },
      of({ asset, responsibility }) {
        const { queue, betweenGovernments } = severityOf(asset, responsibility)
        const { en, fr } = queues[queue]
        return {
          value: queue,
          text: betweenGovernments
            ? { en: `${en}; governments talk to each other`, fr: `${fr} ; les gouvernements se parlent` }
            : { en, fr },
        }
      },
    },
    owners: {
      label: { en: 'Who acts', fr: 'Qui agit' },
      of({ actor, protect, respond }, { linked }) {
        const named = [...protect, ...respond].flatMap(({ body }) => body ?? [])
        const capability = actor === undefined ? undefined : linked.get(actor)?.capability
        if (!lacksPublicOwner(typeof capability === 'string' ? capability : undefined, named)) return null
        return {
          value: 'no-government-owner',
          text: {
            en: 'no government owner: the actor has the means of a state, and only private owners are assigned',
            fr: 'aucun responsable public : l’acteur a les moyens d’un État, et seuls des acteurs privés sont désignés',
          },
          tone: 'late',
        }
      },
    },
    age: {
      label: { en: 'Age', fr: 'Âge' },
      of({ begun }, { now }) {
        const days = Math.max(0, Math.floor((now - utc(begun)) / day_))
        return { value: days, text: { en: `${days} d`, fr: `${days} j` } }
      },
    },
    ongoing: {
      label: { en: 'Going on', fr: 'En cours' },
      of({ status, lastSeen }, { now }) {
        const on =
          (status === 'open' || status === 'intake') && now - Date.parse(lastSeen) < ongoingDays * day_
        return { value: on, text: on ? { en: 'yes', fr: 'oui' } : { en: 'no', fr: 'non' } }
      },
    },
  },
  timeline: ({ begun, firstSeen, lastSeen, protect, respond }) => [
    { at: Date.parse(firstSeen), wall: firstSeen, says: { en: 'first seen', fr: 'vu la première fois' } },
    { at: utc(begun), wall: begun, says: { en: 'taken in', fr: 'reçu' } },
    ...(lastSeen === firstSeen
      ? []
      : [{ at: Date.parse(lastSeen), wall: lastSeen, says: { en: 'last seen', fr: 'vu la dernière fois' } }]),
    ...[...protect, ...respond].flatMap(({ step, due, done: is }) =>
      due === undefined
        ? []
        : [
            {
              at: Date.parse(due),
              wall: due,
              says:
                is === 'yes'
                  ? { en: `done: ${step}`, fr: `fait : ${step}` }
                  : { en: `due: ${step}`, fr: `échéance : ${step}` },
            },
          ],
    ),
  ],
})
