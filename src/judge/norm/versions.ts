import type { Expression } from '../expression.ts'
import type { Criterion } from '../table.ts'
import type { LimbRule, Norm, NormElement } from './norm.ts'

const element = (id: NormElement): Expression => ({ element: id })
const common = [element('state-responsibility'), element('attempt'), element('foreign-election')]

const criteria = {
  'state-responsibility': {
    label: { en: 'State responsibility', fr: 'Responsabilité d’un État' },
    means: {
      en: 'a government, one of its services, or somebody who acts for it is behind the act',
      fr: 'un gouvernement, l’un de ses services ou qui agit pour lui est à l’origine de l’acte',
    },
  },
  attempt: {
    label: {
      en: 'Attempt to influence by information',
      fr: 'Tentative d’influence par l’information',
    },
    means: {
      en: 'information was spread, or was about to be, in order to influence an election; whether it worked does not matter',
      fr: 'des informations ont été diffusées, ou allaient l’être, pour influencer une élection ; le succès n’importe pas',
    },
  },
  'foreign-election': {
    label: { en: 'Foreign election', fr: 'Élection étrangère' },
    means: {
      en: 'the election is not that of the state that acts',
      fr: 'l’élection n’est pas celle de l’État qui agit',
    },
  },
  falsity: {
    label: { en: 'False information', fr: 'Information fausse' },
    means: {
      en: 'a claim check shows that what is presented as fact did not happen or was not said; opinions cannot be false',
      fr: 'une vérification montre que le fait présenté n’a pas eu lieu ou n’a pas été dit ; une opinion ne peut être fausse',
    },
  },
  'identity-theft': {
    label: { en: 'Identity theft', fr: 'Usurpation d’identité' },
    means: {
      en: 'it is spread under the name, mark, site or account of somebody who exists and did not agree',
      fr: 'diffusion sous le nom, la marque, le site ou le compte d’un tiers réel et non consentant',
    },
  },
  manufacturing: {
    label: { en: 'Manufacturing', fr: 'Fabrication' },
    means: {
      en: 'the sender is an invented person or outlet, or the item is forged, staged or synthetic',
      fr: 'l’expéditeur est une personne ou un média inventés, ou la pièce est falsifiée, mise en scène ou de synthèse',
    },
  },
  covertness: {
    label: { en: 'Hidden sender', fr: 'Expéditeur caché' },
    means: {
      en: 'who spreads it hides that a state is behind it: a front, a paid voice, a leak site',
      fr: 'qui diffuse cache qu’un État est derrière : façade, voix payée, site de fuites',
    },
  },
} as const satisfies Readonly<Record<NormElement, Omit<Criterion, 'id'>>>

const listed: readonly Criterion[] = Object.entries(criteria).map(([id, criterion]) => ({ id, ...criterion }))

function rulesOver(senders: readonly NormElement[]): readonly LimbRule[] {
  return [
    {
      id: 'A',
      label: { en: 'Limb A: false information', fr: 'Branche A : fausse information' },
      rule: { all: [...common, element('falsity')] },
    },
    {
      id: 'B',
      label: {
        en: 'Limb B: any information, even true, under a false or hidden sender',
        fr: 'Branche B : toute information, même vraie, sous un expéditeur faux ou caché',
      },
      rule: { all: [...common, { any: senders.map(element) }] },
    },
    {
      id: 'B1',
      label: { en: 'B1: identity theft', fr: 'B1 : usurpation d’identité' },
      rule: { all: [...common, element('identity-theft')] },
    },
    {
      id: 'B2',
      label: { en: 'B2: manufacturing', fr: 'B2 : fabrication' },
      rule: { all: [...common, element('manufacturing')] },
    },
  ]
}

/** The first version: what the norm asks as its authors put it, with the two parts of limb B alone. */
const draft: Norm = {
  id: 'norm',
  version: '0.9',
  title: { en: 'The election norm, draft', fr: 'La norme électorale, projet' },
  source: { title: 'Tocsin, from the two limbs of its founding text', mark: 'read' },
  effective: null,
  enough: { reliability: 'C', credibility: '2', likelihood: 'likely' },
  clauses: [
    {
      id: 'limbs',
      text: {
        en: 'No government shall attempt to influence a foreign election by (A) spreading false information, or (B) spreading true information under a false attribution: (B1) by identity theft, (B2) by manufacturing.',
        fr: 'Aucun gouvernement ne tente d’influencer une élection étrangère (A) en diffusant de fausses informations, ni (B) en diffusant des informations vraies sous une fausse attribution : (B1) par usurpation d’identité, (B2) par fabrication.',
      },
    },
    {
      id: 'open',
      text: {
        en: 'Open, attributed and truthful support is no violation, whoever gives it.',
        fr: 'Un soutien ouvert, attribué et véridique n’est pas une violation, de qui qu’il vienne.',
      },
    },
    {
      id: 'forward',
      text: {
        en: 'Acts before the effective date are shown and not counted.',
        fr: 'Les actes antérieurs à la date d’effet sont montrés et non comptés.',
      },
    },
  ],
  criteria: listed.filter(({ id }) => id !== 'covertness'),
  rules: rulesOver(['identity-theft', 'manufacturing']),
}

/** The version in use. */
export const norm: Norm = {
  ...draft,
  version: '1.0',
  title: { en: 'The election norm', fr: 'La norme électorale' },
  effective: '2027-01-01',
  clauses: [
    {
      id: 'limbs',
      text: {
        en: 'No government shall attempt to influence a foreign election by (A) spreading false information, or (B) spreading information, even true, under a false or hidden sender: (B1) by identity theft, (B2) by manufacturing, or by hiding that it is the sender.',
        fr: 'Aucun gouvernement ne tente d’influencer une élection étrangère (A) en diffusant de fausses informations, ni (B) en diffusant des informations, même vraies, sous un expéditeur faux ou caché : (B1) par usurpation d’identité, (B2) par fabrication, ou en cachant qu’il en est l’expéditeur.',
      },
    },
    ...draft.clauses.slice(1),
    {
      id: 'reciprocity',
      text: {
        en: 'Those who subscribe are judged by the same rules as everyone else.',
        fr: 'Ceux qui y souscrivent sont jugés par les mêmes règles que tous.',
      },
    },
  ],
  criteria: listed,
  rules: rulesOver(['identity-theft', 'manufacturing', 'covertness']),
}

/** All versions, oldest first. */
export const normVersions: readonly Norm[] = [draft, norm]
