import { choice, day, link, optional, rows, text, time, type Values, whole } from '../../records/index.ts'
import { credibility, reliability } from '../../vocab/grades.ts'
import type { Label } from '../../vocab/label.ts'
import { type MeasureClassName, measureClasses } from '../../vocab/measures.ts'
import { type StepName, stepOf } from '../checklist/steps.ts'
import { countryCode } from './government.ts'
import {
  billStages,
  bindings,
  decisions,
  degrees,
  executivePositions,
  forms,
  impactLevels,
  levels,
  positions,
  publicity,
  statuses,
  yesNo,
} from './measure-choices.ts'

export const labels = <Name extends string>(table: Readonly<Record<Name, { readonly label: Label }>>) =>
  Object.fromEntries(
    Object.entries<{ readonly label: Label }>(table).map(([name, { label }]) => [name, label]),
  ) as Readonly<Record<Name, Label>>

export const classLabels = labels<MeasureClassName>(measureClasses)
export const stepLabels = labels<StepName>(stepOf)

const amount = (en: string, fr: string) => optional(whole({ en, fr }, 0, 1_000_000))
const words = (en: string, fr: string, max = 300) => optional(text({ en, fr }, { max }))
const on = (en: string, fr: string) => optional(day({ en, fr }))
const at = (en: string, fr: string) => optional(time({ en, fr }))
const oneOf = <const Options extends Readonly<Record<string, Label>>>(en: string, fr: string, of: Options) =>
  optional(choice({ en, fr }, of))
const to = (en: string, fr: string, kind: string, options = {}) => optional(link({ en, fr }, kind, options))
const source = text({ en: 'Source', fr: 'Source' }, { max: 500 })

export const measureFields = {
  class: choice({ en: 'Class of measure', fr: 'Classe de mesure' }, classLabels),
  title: text({ en: 'In one line', fr: 'En une ligne' }, { max: 160 }),
  government: link({ en: 'Government', fr: 'Gouvernement' }, 'government'),
  case: to('Case', 'Dossier', 'case', { releases: true }),
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
  election: to('For the election', 'Pour l’élection', 'election'),
  step: oneOf('Step of the checklist', 'Étape de la liste', stepLabels),
  owner: words('Who carries it out (office)', 'Qui la met en œuvre (fonction)', 160),
  due: on('To be done by', 'À faire avant le'),
  announced: on('Announced on', 'Annoncée le'),
  claim: optional(text({ en: 'What was claimed for it', fr: 'Ce qui en a été dit' }, { max: 600, lines: 2 })),
  source: words('Where it was announced', 'Où elle a été annoncée', 500),
  status: choice({ en: 'Status', fr: 'État' }, statuses),
  implemented: on('Implemented on', 'Appliquée le'),
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
  expires: on('Expires on', 'Expire le'),
  renewals: rows(
    { en: 'Renewals', fr: 'Renouvellements' },
    {
      day: day({ en: 'Renewed on', fr: 'Renouvelée le' }),
      until: day({ en: 'Until', fr: 'Jusqu’au' }),
      source,
    },
  ),
  exit: words('Lifted when', 'Levée quand'),
  review: on('Next review', 'Prochain examen'),
  ended: on('Reversed or lifted on', 'Annulée ou levée le'),
  endedWhy: words('Why', 'Pourquoi', 600),
  channel: words('Channel kept open', 'Canal gardé ouvert'),
  process: to('Related process', 'Processus lié', 'process'),
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
      source,
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
      position: choice({ en: 'Position', fr: 'Position' }, positions),
      source,
    },
  ),
  expelled: amount('Diplomats expelled', 'Diplomates expulsés'),
  reciprocated: oneOf('Answered in kind', 'Réciproque', yesNo),
  facility: words('Facility', 'Site', 160),
  place: words('Place', 'Lieu', 160),
  reopened: on('Reopened on', 'Rouvert le'),
  visits: amount('Visits cancelled', 'Visites annulées'),
  formats: amount('Formats suspended', 'Formats suspendus'),
  signatures: amount('Statements signed together', 'Déclarations cosignées'),
  defendants: amount('Defendants', 'Personnes inculpées'),
  charge: words('Charge', 'Chef d’inculpation'),
  court: words('Court', 'Juridiction', 160),
  reachable: oneOf('Within reach of the court', 'À portée du tribunal', yesNo),
  platform: words('Platform', 'Plateforme', 160),
  items: amount('Accounts, pages or domains', 'Comptes, pages ou domaines'),
  partner: words('Partner', 'Partenaire', 160),
  help: words('What was given', 'Ce qui a été donné'),
  audience: words('Audience', 'Public visé', 160),
  reach: words('Reach and recall', 'Portée et mémorisation'),
  event: words('Event', 'Événement', 160),
  outlet: to('Outlet', 'Média', 'outlet'),
  decision: oneOf('Decision', 'Décision', decisions),
  grounds: words('Reason given', 'Motif donné', 600),
  appeal: words('Where to appeal', 'Voie de recours'),
  level: oneOf('Level', 'Niveau', levels),
  publicity: oneOf('How', 'Comment', publicity),
  parties: rows(
    { en: 'Parties', fr: 'Parties' },
    {
      name: text({ en: 'Government or office', fr: 'Gouvernement ou fonction' }, { max: 160 }),
      level: choice({ en: 'Level', fr: 'Niveau' }, levels),
    },
  ),
  raised: oneOf('Interference raised', 'Ingérence évoquée', yesNo),
  raisedSource: words('Who says whether it was raised', 'Qui dit si elle fut évoquée', 500),
  engagement: oneOf('Engagement', 'Ouverture', degrees),
  firmness: oneOf('Firmness', 'Fermeté', degrees),
  form: oneOf('Form', 'Forme', forms),
  addressee: words('Addressee', 'Destinataire', 160),
  delivered: at('Delivered, UTC', 'Remise, UTC'),
  through: words('Through', 'Par quelle voie', 160),
  replied: at('Reply, UTC', 'Réponse, UTC'),
  reply: words('What the reply said', 'Ce que dit la réponse', 600),
  stage: oneOf('Stage', 'Stade', billStages),
  sponsors: words('Sponsors', 'Auteurs'),
  blockedBy: words('Blocked by', 'Bloqué par', 160),
  executive: oneOf('The executive', 'L’exécutif', executivePositions),
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
