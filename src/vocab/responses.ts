import type { Label } from './label.ts'
import type { MeasureClassName } from './measures.ts'

interface ResponseType {
  readonly label: Label
  /** Null where it is no measure against interference, such as what a court found. */
  readonly class: MeasureClassName | null
}

const of = (en: string, fr: string, name: MeasureClassName | null): ResponseType => ({
  label: { en, fr },
  class: name,
})

/** What was done about an incident, as the library of incidents names it. */
export const responses = {
  accreditation_refused: of('accreditation refused', 'accréditation refusée', 'accreditation'),
  acquittal: of('acquittal', 'acquittement', null),
  ambassador_summoned: of('ambassador summoned', 'ambassadeur convoqué', 'demarche'),
  arrests: of('arrests', 'arrestations', 'investigation'),
  arrests_searches: of('arrests and searches', 'arrestations et perquisitions', 'investigation'),
  campaign_statement: of('statement of the campaign', 'déclaration de la campagne', 'awareness'),
  candidate_barred: of('candidate barred', 'candidat écarté', null),
  channels_blocked: of('channels blocked', 'canaux bloqués', 'takedown'),
  closures: of('facilities closed', 'sites fermés', 'closure'),
  complaint: of('complaint', 'plainte', 'investigation'),
  conviction: of('conviction', 'condamnation', null),
  conviction_annulled: of('conviction annulled', 'condamnation annulée', null),
  criminal_referral: of('referred to prosecutors', 'transmis au parquet', 'investigation'),
  cyber_operation: of('cyber operation (reported)', 'opération informatique (selon la presse)', null),
  data_retention_order: of('order to retain data', 'ordre de conservation', 'investigation'),
  declassification: of('intelligence declassified', 'renseignement déclassifié', 'awareness'),
  demarche: of('demarche', 'démarche', 'demarche'),
  domain_seizure: of('domains seized', 'domaines saisis', 'takedown'),
  dsa_proceedings: of('proceedings against a platform', 'procédure contre une plateforme', 'investigation'),
  election_annulled: of('election annulled', 'élection annulée', null),
  export_control: of('export controls', 'contrôle des exportations', 'sanction'),
  expulsion_demand: of('expulsion demanded', 'expulsion demandée', null),
  expulsions: of('diplomats expelled', 'diplomates expulsés', 'expulsion'),
  fact_check: of('fact check', 'vérification des faits', 'awareness'),
  foreign_missions_designation: of(
    'designated as foreign mission',
    'désigné mission étrangère',
    'accreditation',
  ),
  indictment: of('indictment', 'inculpation', 'indictment'),
  inquiry: of('public inquiry', 'enquête publique', 'investigation'),
  inquiry_report: of('report of the inquiry', 'rapport d’enquête', 'investigation'),
  joint_statement: of('joint statement', 'déclaration commune', 'statement'),
  judicial_investigation: of('judicial investigation', 'enquête judiciaire', 'investigation'),
  media_regulator_warning: of('warning of the regulator', 'avertissement du régulateur', 'awareness'),
  newsrooms_declined: of('newsrooms declined to publish', 'rédactions qui n’ont pas publié', null),
  party_excluded: of('party excluded', 'parti exclu', null),
  platform_ban: of('banned from a platform', 'banni d’une plateforme', 'takedown'),
  platform_contact: of('platform contacted', 'plateforme contactée', 'takedown'),
  platform_takedown: of('takedown by a platform', 'retrait par une plateforme', 'takedown'),
  plea_agreements: of('plea agreements', 'plaider-coupable', null),
  private_warning: of('private warning', 'avertissement privé', 'confrontation'),
  protective_measures: of('protective measures', 'mesures de protection', 'protection'),
  public_notice: of('public notice', 'avis public', 'awareness'),
  public_statement: of('public statement', 'déclaration publique', 'statement'),
  public_warning: of('public warning', 'alerte publique', 'awareness'),
  rapid_alert: of('rapid alert', 'alerte rapide', 'awareness'),
  report: of('report', 'rapport', 'awareness'),
  request_for_support: of('support asked for', 'soutien demandé', 'support'),
  retaliation: of('retaliation of the accused', 'représailles de l’accusé', null),
  reward: of('reward offered', 'récompense offerte', 'investigation'),
  sanctions: of('sanctions', 'sanctions', 'sanction'),
  support_team: of('support team sent', 'équipe d’appui envoyée', 'support'),
  target_briefed: of('target briefed', 'cible informée', 'protection'),
  target_warning: of('target warned', 'cible avertie', 'protection'),
  technical_mitigation: of('technical repair', 'remède technique', 'protection'),
  visa_restrictions: of('visa restrictions', 'restrictions de visas', 'sanction'),
} as const satisfies Readonly<Record<string, ResponseType>>
export type ResponseName = keyof typeof responses

/** What the figures count as a first measure: rule of the library, `first_measure`. */
export const countedAsMeasure: readonly ResponseName[] = ['sanctions', 'expulsions', 'closures']

/** Who said where an operation came from. */
export const speakers = {
  gov_target: { en: 'government of the country', fr: 'gouvernement du pays' },
  gov_ally: { en: 'another government', fr: 'un autre gouvernement' },
  inquiry: { en: 'official inquiry', fr: 'enquête officielle' },
  private: { en: 'company or research group', fr: 'entreprise ou groupe de recherche' },
  platform: { en: 'platform', fr: 'plateforme' },
  press: { en: 'press', fr: 'presse' },
} as const satisfies Readonly<Record<string, Label>>
export type Speaker = keyof typeof speakers

/** How far a statement went in naming. */
export const namings = {
  state: { en: 'a state', fr: 'un État' },
  service: { en: 'a service of a state', fr: 'un service d’un État' },
  entity: { en: 'an organisation', fr: 'une organisation' },
  foreign_unspecified: { en: 'a foreign source, not named', fr: 'une origine étrangère, sans la nommer' },
  non_state: { en: 'nobody of a state', fr: 'personne d’un État' },
} as const satisfies Readonly<Record<string, Label>>
export type Naming = keyof typeof namings
