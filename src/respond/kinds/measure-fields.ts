import { choice, day, link, optional, rows, text, time, type Values, whole } from '../../records/index.ts'
import { credibility, reliability } from '../../vocab/grades.ts'
import type { Label } from '../../vocab/label.ts'
import { type MeasureClassName, measureClasses } from '../../vocab/measures.ts'
import { type StepName, stepOf } from '../checklist/steps.ts'
import { countryCode } from './government.ts'

export const labels = <Name extends string>(table: Readonly<Record<Name, { readonly label: Label }>>) =>
  Object.fromEntries(
    Object.entries<{ readonly label: Label }>(table).map(([name, { label }]) => [name, label]),
  ) as Readonly<Record<Name, Label>>

export const classLabels = labels<MeasureClassName>(measureClasses)
export const stepLabels = labels<StepName>(stepOf)

/** Whether somebody must act, may act, or only says something. */
export const bindings = {
  mandatory: { en: 'mandatory', fr: 'obligatoire' },
  discretionary: { en: 'discretionary', fr: 'discrétionnaire' },
  declaratory: { en: 'declaratory', fr: 'déclaratoire' },
} as const satisfies Readonly<Record<string, Label>>

export const statuses = {
  planned: { en: 'planned', fr: 'prévue' },
  announced: { en: 'announced', fr: 'annoncée' },
  implemented: { en: 'implemented', fr: 'appliquée' },
  reversed: { en: 'reversed', fr: 'annulée' },
  lifted: { en: 'lifted', fr: 'levée' },
} as const satisfies Readonly<Record<string, Label>>

export const yesNo = {
  yes: { en: 'yes', fr: 'oui' },
  no: { en: 'no', fr: 'non' },
  unknown: { en: 'not known', fr: 'non connu' },
} as const satisfies Readonly<Record<string, Label>>

const degrees = {
  low: { en: 'low', fr: 'faible' },
  medium: { en: 'medium', fr: 'moyen' },
  high: { en: 'high', fr: 'élevé' },
} as const satisfies Readonly<Record<string, Label>>

const levels = {
  head: { en: 'head of state or government', fr: 'chef d’État ou de gouvernement' },
  minister: { en: 'minister', fr: 'ministre' },
  ambassador: { en: 'ambassador', fr: 'ambassadeur' },
  official: { en: 'official', fr: 'fonctionnaire' },
} as const satisfies Readonly<Record<string, Label>>

const forms = {
  note: { en: 'note handed over', fr: 'note remise' },
  summons: { en: 'ambassador summoned', fr: 'ambassadeur convoqué' },
  visit: { en: 'own ambassador called on them', fr: 'visite de notre ambassadeur' },
} as const satisfies Readonly<Record<string, Label>>

const publicity = {
  public: { en: 'in public', fr: 'en public' },
  private: { en: 'in private', fr: 'en privé' },
} as const satisfies Readonly<Record<string, Label>>

const billStages = {
  proposed: { en: 'proposed', fr: 'déposé' },
  committee: { en: 'in committee', fr: 'en commission' },
  'one-chamber': { en: 'passed by one chamber', fr: 'adopté par une chambre' },
  adopted: { en: 'adopted', fr: 'adopté' },
  rejected: { en: 'rejected', fr: 'rejeté' },
} as const satisfies Readonly<Record<string, Label>>

const executivePositions = {
  supports: { en: 'supports it', fr: 'le soutient' },
  opposes: { en: 'opposes it', fr: 's’y oppose' },
  silent: { en: 'has not said', fr: 'ne s’est pas prononcé' },
} as const satisfies Readonly<Record<string, Label>>

/** How well an effect was shown. */
const impactLevels = {
  report: { en: 'one report', fr: 'un rapport' },
  count: { en: 'counted before and after', fr: 'compté avant et après' },
  comparison: { en: 'compared with a control', fr: 'comparé à un témoin' },
} as const satisfies Readonly<Record<string, Label>>

const amount = (en: string, fr: string) => optional(whole({ en, fr }, 0, 1_000_000))
const words = (en: string, fr: string, max = 300) => optional(text({ en, fr }, { max }))

export const measureFields = {
  class: choice({ en: 'Class of measure', fr: 'Classe de mesure' }, classLabels),
  title: text({ en: 'In one line', fr: 'En une ligne' }, { max: 160 }),
  government: link({ en: 'Government', fr: 'Gouvernement' }, 'government'),
  case: optional(link({ en: 'Case', fr: 'Dossier' }, 'case', { releases: true })),
  incident: optional(
    text(
      { en: 'Incident of the library', fr: 'Incident de la bibliothèque' },
      {
        max: 40,
        pattern: /^[A-Z0-9-]{3,40}$/,
        expects: { en: 'its id, such as FR-2017', fr: 'son identifiant, tel que FR-2017' },
      },
    ),
  ),
  election: optional(link({ en: 'For the election', fr: 'Pour l’élection' }, 'election')),
  step: optional(choice({ en: 'Step of the checklist', fr: 'Étape de la liste' }, stepLabels)),
  owner: words('Who carries it out (office)', 'Qui la met en œuvre (fonction)', 160),
  due: optional(day({ en: 'To be done by', fr: 'À faire avant le' })),
  announced: optional(day({ en: 'Announced on', fr: 'Annoncée le' })),
  claim: optional(text({ en: 'What was claimed for it', fr: 'Ce qui en a été dit' }, { max: 600, lines: 2 })),
  source: words('Where it was announced', 'Où elle a été annoncée', 500),
  status: choice({ en: 'Status', fr: 'État' }, statuses),
  implemented: optional(day({ en: 'Implemented on', fr: 'Appliquée le' })),
  evidence: rows(
    { en: 'Evidence that it was implemented', fr: 'Preuves de son application' },
    {
      day: day({ en: 'Day', fr: 'Jour' }),
      what: text({ en: 'What it shows', fr: 'Ce qu’elle montre' }, { max: 300 }),
      source: text({ en: 'Document', fr: 'Document' }, { max: 500 }),
      reliability: choice({ en: 'Source', fr: 'Source' }, reliability),
      credibility: choice({ en: 'Information', fr: 'Information' }, credibility),
    },
  ),
  binding: choice({ en: 'Binding', fr: 'Force' }, bindings),
  trigger: words('Trigger', 'Déclencheur'),
  deadline: words('Deadline after the trigger', 'Délai après le déclencheur', 120),
  waiver: words('Who may waive it, and how', 'Qui peut y renoncer, et comment'),
  expires: optional(day({ en: 'Expires on', fr: 'Expire le' })),
  renewals: rows(
    { en: 'Renewals', fr: 'Renouvellements' },
    {
      day: day({ en: 'Renewed on', fr: 'Renouvelée le' }),
      until: day({ en: 'Until', fr: 'Jusqu’au' }),
      source: text({ en: 'Source', fr: 'Source' }, { max: 500 }),
    },
  ),
  exit: words('Lifted when', 'Levée quand'),
  review: optional(day({ en: 'Next review', fr: 'Prochain examen' })),
  ended: optional(day({ en: 'Reversed or lifted on', fr: 'Annulée ou levée le' })),
  endedWhy: words('Why', 'Pourquoi', 600),
  channel: words('Channel kept open', 'Canal gardé ouvert'),
  process: optional(link({ en: 'Related process', fr: 'Processus lié' }, 'process')),
  impact: rows(
    { en: 'Impact', fr: 'Effet' },
    {
      day: day({ en: 'Assessed on', fr: 'Évalué le' }),
      measured: text(
        { en: 'What was measured', fr: 'Ce qui a été mesuré' },
        {
          max: 200,
          expects: {
            en: 'such as reach of the network, recurrence within 180 days, cost imposed',
            fr: 'par exemple portée du réseau, récidive sous 180 jours, coût imposé',
          },
        },
      ),
      before: text({ en: 'Before', fr: 'Avant' }, { max: 120 }),
      after: text({ en: 'After', fr: 'Après' }, { max: 120 }),
      level: choice({ en: 'How shown', fr: 'Comment établi' }, impactLevels),
      source: text({ en: 'Source', fr: 'Source' }, { max: 500 }),
    },
  ),
  regime: words('Regime', 'Régime', 160),
  persons: amount('Persons', 'Personnes'),
  entities: amount('Entities', 'Entités'),
  sectors: amount('Sectors', 'Secteurs'),
  members: rows(
    { en: 'Members for and against', fr: 'Membres pour et contre' },
    {
      country: countryCode,
      position: choice(
        { en: 'Position', fr: 'Position' },
        {
          supports: { en: 'supports', fr: 'soutient' },
          opposes: { en: 'opposes', fr: 's’oppose' },
        },
      ),
      source: text({ en: 'Source', fr: 'Source' }, { max: 500 }),
    },
  ),
  expelled: amount('Diplomats expelled', 'Diplomates expulsés'),
  reciprocated: optional(choice({ en: 'Answered in kind', fr: 'Réciproque' }, yesNo)),
  facility: words('Facility', 'Site', 160),
  place: words('Place', 'Lieu', 160),
  reopened: optional(day({ en: 'Reopened on', fr: 'Rouvert le' })),
  visits: amount('Visits cancelled', 'Visites annulées'),
  formats: amount('Formats suspended', 'Formats suspendus'),
  signatures: amount('Statements signed together', 'Déclarations cosignées'),
  defendants: amount('Defendants', 'Personnes inculpées'),
  charge: words('Charge', 'Chef d’inculpation'),
  court: words('Court', 'Juridiction', 160),
  reachable: optional(choice({ en: 'Within reach of the court', fr: 'À portée du tribunal' }, yesNo)),
  platform: words('Platform', 'Plateforme', 160),
  items: amount('Accounts, pages or domains', 'Comptes, pages ou domaines'),
  partner: words('Partner', 'Partenaire', 160),
  help: words('What was given', 'Ce qui a été donné'),
  audience: words('Audience', 'Public visé', 160),
  reach: words('Reach and recall', 'Portée et mémorisation'),
  event: words('Event', 'Événement', 160),
  outlet: optional(link({ en: 'Outlet', fr: 'Média' }, 'outlet')),
  decision: optional(
    choice(
      { en: 'Decision', fr: 'Décision' },
      { granted: { en: 'granted', fr: 'accordée' }, refused: { en: 'refused', fr: 'refusée' } },
    ),
  ),
  grounds: words('Reason given', 'Motif donné', 600),
  appeal: words('Where to appeal', 'Voie de recours'),
  level: optional(choice({ en: 'Level', fr: 'Niveau' }, levels)),
  publicity: optional(choice({ en: 'How', fr: 'Comment' }, publicity)),
  parties: rows(
    { en: 'Parties', fr: 'Parties' },
    {
      name: text({ en: 'Government or office', fr: 'Gouvernement ou fonction' }, { max: 160 }),
      level: choice({ en: 'Level', fr: 'Niveau' }, levels),
    },
  ),
  raised: optional(choice({ en: 'Interference raised', fr: 'Ingérence évoquée' }, yesNo)),
  raisedSource: words('Who says whether it was raised', 'Qui dit si elle fut évoquée', 500),
  engagement: optional(choice({ en: 'Engagement', fr: 'Ouverture' }, degrees)),
  firmness: optional(choice({ en: 'Firmness', fr: 'Fermeté' }, degrees)),
  form: optional(choice({ en: 'Form', fr: 'Forme' }, forms)),
  addressee: words('Addressee', 'Destinataire', 160),
  delivered: optional(time({ en: 'Delivered, UTC', fr: 'Remise, UTC' })),
  through: words('Through', 'Par quelle voie', 160),
  replied: optional(time({ en: 'Reply, UTC', fr: 'Réponse, UTC' })),
  reply: words('What the reply said', 'Ce que dit la réponse', 600),
  stage: optional(choice({ en: 'Stage', fr: 'Stade' }, billStages)),
  sponsors: words('Sponsors', 'Auteurs'),
  blockedBy: words('Blocked by', 'Bloqué par', 160),
  executive: optional(choice({ en: 'The executive', fr: 'L’exécutif' }, executivePositions)),
  executiveSource: words('Where the executive said so', 'Où l’exécutif l’a dit', 500),
}

export type Measure = Values<typeof measureFields>

type FieldName = keyof typeof measureFields

const notice: readonly FieldName[] = ['addressee', 'delivered', 'through', 'replied', 'reply']
const talk: readonly FieldName[] = ['level', 'publicity', 'place', 'parties', 'raised', 'raisedSource']

/** What only measures of a class have, and which of it they must have. */
export const classFields: Partial<
  Readonly<
    Record<MeasureClassName, { readonly own: readonly FieldName[]; readonly needs: readonly FieldName[] }>
  >
> = {
  awareness: { own: ['audience', 'reach'], needs: ['audience'] },
  protection: { own: ['audience'], needs: [] },
  bill: { own: ['stage', 'sponsors', 'blockedBy', 'executive', 'executiveSource'], needs: ['stage'] },
  support: { own: ['partner', 'help'], needs: ['partner', 'help'] },
  meeting: { own: [...talk, 'engagement', 'firmness'], needs: [] },
  accreditation: { own: ['outlet', 'event', 'decision', 'grounds', 'appeal'], needs: ['event', 'decision'] },
  takedown: { own: ['platform', 'items'], needs: ['platform'] },
  confrontation: { own: talk, needs: ['level', 'publicity'] },
  'cease-notice': { own: notice, needs: ['addressee'] },
  demarche: { own: ['form', ...notice], needs: ['addressee'] },
  isolation: { own: ['visits', 'formats', 'signatures'], needs: [] },
  indictment: { own: ['defendants', 'charge', 'court', 'reachable'], needs: ['defendants', 'reachable'] },
  expulsion: { own: ['expelled', 'reciprocated'], needs: ['expelled'] },
  closure: { own: ['facility', 'place', 'reopened'], needs: ['facility'] },
  sanction: { own: ['regime', 'persons', 'entities', 'sectors', 'members'], needs: ['regime'] },
}
