import type { Label } from '../../vocab/label.ts'
import type { MeasureClassName } from '../../vocab/measures.ts'
import type { ResponseName } from '../../vocab/responses.ts'

/** One step of the checklist of what a government should be seen to do before an election. */
interface StepDeclaration {
  readonly label: Label
  readonly means: Label
  /** At home, or towards other states. The two are never added up. */
  readonly side: 'domestic' | 'international'
  /** Days that it takes from the decision until it has an effect; an estimate of this project. */
  readonly takes: number
  /** Due so many days before the polls open; an estimate of this project. */
  readonly dueBefore: number
  /** Classes of measure that are this step unless their record says another one. */
  readonly classes: readonly MeasureClassName[]
  /** Entries of the library that are this step. */
  readonly types: readonly ResponseName[]
}

/** The steps, in the order of the page: those at home first. */
const declared = {
  'share-platforms': {
    label: { en: 'share tactics with platforms', fr: 'partager les tactiques avec les plateformes' },
    means: {
      en: 'give platforms current trends and tactics, so that they can act on them',
      fr: 'donner aux plateformes les tendances et tactiques du moment, pour qu’elles agissent',
    },
    side: 'domestic',
    takes: 14,
    dueBefore: 60,
    classes: ['takedown'],
    types: ['platform_contact', 'domain_seizure', 'channels_blocked'],
  },
  offence: {
    label: { en: 'make it an offence', fr: 'en faire un délit' },
    means: {
      en: 'a law against crossing borders to violate privacy in order to interfere in an election',
      fr: 'une loi contre l’atteinte à la vie privée depuis l’étranger en vue d’une ingérence électorale',
    },
    side: 'domestic',
    takes: 180,
    dueBefore: 30,
    classes: [],
    types: [],
  },
  'binding-law': {
    label: { en: 'a law that binds', fr: 'une loi contraignante' },
    means: {
      en: 'measures that follow without a choice once interference is found, with a deadline',
      fr: 'des mesures qui s’imposent dès que l’ingérence est constatée, avec un délai',
    },
    side: 'domestic',
    takes: 180,
    dueBefore: 30,
    classes: ['bill'],
    types: [],
  },
  'protect-accounts': {
    label: { en: 'protect accounts and devices', fr: 'protéger comptes et appareils' },
    means: {
      en: 'help members of parliament, candidates and their staff, for personal and official accounts',
      fr: 'aider parlementaires, candidats et équipes, pour les comptes personnels et officiels',
    },
    side: 'domestic',
    takes: 42,
    dueBefore: 90,
    classes: ['protection'],
    types: ['protective_measures', 'target_warning', 'target_briefed', 'technical_mitigation'],
  },
  investigate: {
    label: { en: 'support the investigation', fr: 'soutenir l’enquête' },
    means: {
      en: 'an independent investigation with means and without obstruction',
      fr: 'une enquête indépendante, avec des moyens et sans entrave',
    },
    side: 'domestic',
    takes: 30,
    dueBefore: 30,
    classes: ['investigation', 'investigation-support', 'investigation-obstruction', 'indictment'],
    types: [
      ...(['indictment', 'judicial_investigation', 'inquiry', 'inquiry_report'] as const),
      ...(['arrests', 'arrests_searches', 'reward', 'criminal_referral'] as const),
    ],
  },
  awareness: {
    label: { en: 'public awareness', fr: 'sensibilisation du public' },
    means: {
      en: 'a campaign that helps the public to recognise disinformation, without taking sides',
      fr: 'une campagne qui aide le public à reconnaître la désinformation, sans prendre parti',
    },
    side: 'domestic',
    takes: 56,
    dueBefore: 30,
    classes: ['awareness'],
    types: [],
  },
  'alert-public': {
    label: { en: 'alert the public', fr: 'alerter le public' },
    means: {
      en: 'tell the public of foreign disinformation while it runs, and urge vigilance',
      fr: 'signaler la désinformation étrangère tant qu’elle court, et appeler à la vigilance',
    },
    side: 'domestic',
    takes: 1,
    dueBefore: 1,
    classes: [],
    types: ['public_notice', 'public_warning', 'declassification', 'report'],
  },
  norm: {
    label: { en: 'state the norm', fr: 'énoncer la norme' },
    means: {
      en: 'state with others what no government may do to a foreign election',
      fr: 'dire avec d’autres ce qu’aucun gouvernement ne peut faire à une élection étrangère',
    },
    side: 'international',
    takes: 90,
    dueBefore: 90,
    classes: [],
    types: [],
  },
  coalition: {
    label: { en: 'build a coalition', fr: 'bâtir une coalition' },
    means: {
      en: 'members who are pledged and ready to act',
      fr: 'des membres engagés et prêts à agir',
    },
    side: 'international',
    takes: 90,
    dueBefore: 60,
    classes: [],
    types: [],
  },
  'red-line': {
    label: { en: 'agree on the red line', fr: 'convenir de la ligne rouge' },
    means: {
      en: 'measures for each degree of violation, agreed and published before the election',
      fr: 'des mesures pour chaque degré de violation, convenues et publiées avant l’élection',
    },
    side: 'international',
    takes: 60,
    dueBefore: 60,
    classes: [],
    types: [],
  },
  'cease-notice': {
    label: { en: 'tell the actor to cease', fr: 'demander à l’auteur de cesser' },
    means: {
      en: 'say clearly and early that the behaviour must stop',
      fr: 'dire tôt et clairement que ces actes doivent cesser',
    },
    side: 'international',
    takes: 2,
    dueBefore: 30,
    classes: ['cease-notice', 'demarche', 'confrontation'],
    types: ['ambassador_summoned', 'demarche', 'private_warning'],
  },
  sanctions: {
    label: { en: 'sanctions', fr: 'sanctions' },
    means: {
      en: 'against persons and entities responsible, harsher and wider than before',
      fr: 'contre les personnes et entités responsables, plus dures et plus larges',
    },
    side: 'international',
    takes: 30,
    dueBefore: 14,
    classes: ['sanction'],
    types: ['sanctions', 'export_control', 'visa_restrictions'],
  },
  expulsions: {
    label: { en: 'expulsions', fr: 'expulsions' },
    means: { en: 'of diplomats of the state that interferes', fr: 'de diplomates de l’État qui s’ingère' },
    side: 'international',
    takes: 7,
    dueBefore: 14,
    classes: ['expulsion'],
    types: ['expulsions'],
  },
  closures: {
    label: { en: 'closures', fr: 'fermetures' },
    means: { en: 'of facilities used for it', fr: 'de sites qui y servent' },
    side: 'international',
    takes: 7,
    dueBefore: 14,
    classes: ['closure'],
    types: ['closures'],
  },
  isolation: {
    label: { en: 'diplomatic isolation', fr: 'isolement diplomatique' },
    means: {
      en: 'the least: visits cancelled, formats suspended, statements signed together',
      fr: 'le minimum : visites annulées, formats suspendus, déclarations cosignées',
    },
    side: 'international',
    takes: 3,
    dueBefore: 14,
    classes: ['isolation'],
    types: [],
  },
  partners: {
    label: { en: 'support threatened partners', fr: 'soutenir les partenaires menacés' },
    means: {
      en: 'teams, training or money for countries that are threatened',
      fr: 'équipes, formation ou argent pour les pays menacés',
    },
    side: 'international',
    takes: 60,
    dueBefore: 30,
    classes: ['support'],
    types: ['support_team'],
  },
} as const satisfies Readonly<Record<string, StepDeclaration>>

export type StepName = keyof typeof declared
export const stepNames = Object.keys(declared) as readonly StepName[]

export const stepOf: Readonly<Record<StepName, StepDeclaration>> = declared

/** The step that a measure of a class is unless its record says otherwise. */
export function stepOfClass(name: MeasureClassName): StepName | null {
  return stepNames.find((step) => stepOf[step].classes.includes(name)) ?? null
}

/** The step that an entry of the library is. */
export function stepOfResponse(type: ResponseName): StepName | null {
  return stepNames.find((step) => stepOf[step].types.includes(type)) ?? null
}
