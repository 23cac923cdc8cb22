import type { Content } from '../../records/index.ts'
import type { Label } from '../../vocab/label.ts'
import type { MeasureClassName } from '../../vocab/measures.ts'
import type { Measure } from '../kinds/measure-fields.ts'

/** A step from one government to another: its usual owner and time, and words to begin with. */
interface BetweenStep {
  readonly class: MeasureClassName
  readonly form?: NonNullable<Measure['form']>
  readonly label: Label
  readonly owner: Label
  /** Usual days from the decision; an estimate of this project, to be changed for each step. */
  readonly days: number
  /** `{case}` stands for the number of the case. */
  readonly template: Label
}

const ministry: Label = { en: 'Ministry of foreign affairs', fr: 'Ministère des affaires étrangères' }

/** From words to losses. Every answer keeps a channel open; nothing here is done by the program itself. */
export const betweenSteps = {
  demarche: {
    class: 'demarche',
    form: 'note',
    label: { en: 'demarche', fr: 'démarche' },
    owner: ministry,
    days: 2,
    template: {
      en: 'The Ministry refers to the findings published under {case}. It asks for an explanation in writing, and for a named contact through which further questions can be settled.',
      fr: 'Le ministère se réfère aux constats publiés sous {case}. Il demande une explication écrite, et un interlocuteur désigné pour régler les questions à venir.',
    },
  },
  summons: {
    class: 'demarche',
    form: 'summons',
    label: { en: 'ambassador summoned', fr: 'ambassadeur convoqué' },
    owner: ministry,
    days: 1,
    template: {
      en: 'The Ambassador is asked to call at the Ministry. The findings of {case} are handed over; the answer of the capital is asked for within 72 hours.',
      fr: 'L’ambassadeur est prié de se rendre au ministère. Les constats de {case} lui sont remis ; la réponse de sa capitale est demandée sous 72 heures.',
    },
  },
  'cease-notice': {
    class: 'cease-notice',
    label: { en: 'notice to cease', fr: 'demande de cesser' },
    owner: ministry,
    days: 2,
    template: {
      en: 'The conduct described in {case} must cease. Its effects are watched; the steps agreed beforehand follow if it goes on. The channel named below stays open.',
      fr: 'Les agissements décrits dans {case} doivent cesser. Leurs effets sont suivis ; les mesures convenues d’avance suivront s’ils se poursuivent. Le canal indiqué ci-dessous reste ouvert.',
    },
  },
  statement: {
    class: 'statement',
    label: { en: 'public statement', fr: 'déclaration publique' },
    owner: { en: 'Office of the head of government', fr: 'Services du chef du gouvernement' },
    days: 3,
    template: {
      en: 'We have examined {case}. What was done, how sure we are, and what was not affected is published with the evidence. We shall answer as we said beforehand.',
      fr: 'Nous avons examiné {case}. Les faits, notre degré de certitude et ce qui n’est pas touché sont publiés avec les preuves. Nous répondrons comme annoncé.',
    },
  },
  isolation: {
    class: 'isolation',
    label: { en: 'diplomatic isolation', fr: 'isolement diplomatique' },
    owner: ministry,
    days: 7,
    template: {
      en: 'Visits and formats listed here are suspended because of {case}, until the conditions named under "Lifted when" are met. The channel for emergencies stays open.',
      fr: 'Les visites et formats indiqués ici sont suspendus en raison de {case}, jusqu’à ce que soient remplies les conditions de « Levée quand ». Le canal d’urgence reste ouvert.',
    },
  },
  expulsion: {
    class: 'expulsion',
    label: { en: 'expulsion', fr: 'expulsion' },
    owner: ministry,
    days: 14,
    template: {
      en: 'The persons named in the annex are asked to leave because of conduct described in {case}. Conditions for a return to the former staffing are stated.',
      fr: 'Les personnes nommées en annexe sont priées de partir en raison des agissements décrits dans {case}. Les conditions d’un retour à l’effectif antérieur sont indiquées.',
    },
  },
  closure: {
    class: 'closure',
    label: { en: 'closure of a facility', fr: 'fermeture d’un site' },
    owner: { en: 'Ministry of the interior', fr: 'Ministère de l’intérieur' },
    days: 14,
    template: {
      en: 'The facility is closed because it was used for what {case} describes. When and how it may reopen is stated.',
      fr: 'Le site est fermé parce qu’il a servi à ce que décrit {case}. Quand et comment il peut rouvrir est indiqué.',
    },
  },
  sanction: {
    class: 'sanction',
    label: { en: 'sanctions', fr: 'sanctions' },
    owner: { en: 'Ministry of finance', fr: 'Ministère des finances' },
    days: 30,
    template: {
      en: 'Persons and entities are listed for their part in {case}, each with the evidence, the day of expiry, and where to appeal.',
      fr: 'Des personnes et entités sont inscrites pour leur part dans {case}, chacune avec les preuves, le jour d’expiration et la voie de recours.',
    },
  },
} as const satisfies Readonly<Record<string, BetweenStep>>

export type BetweenName = keyof typeof betweenSteps
export const betweenNames = Object.keys(betweenSteps) as readonly BetweenName[]
const stepsByName: Readonly<Record<BetweenName, BetweenStep>> = betweenSteps

/** The step that a measure is; a demarche without a form is a note. */
export function betweenStepOf({ class: name, form }: Pick<Measure, 'class' | 'form'>): BetweenName | null {
  const asForm = form === 'summons' ? 'summons' : 'note'
  return (
    betweenNames.find((step) => {
      const { class: own, form: needed } = stepsByName[step]
      return own === name && (needed === undefined || needed === asForm)
    }) ?? null
  )
}

/** What the form of a planned step begins with. @param now milliseconds since 1970 */
export function usualStep(given: Content, now: number): Content {
  const name = betweenStepOf(given as Pick<Measure, 'class' | 'form'>)
  if (name === null) return {}
  const { owner, days } = stepsByName[name]
  return { owner: owner.en, due: new Date(now + days * 86_400_000).toISOString().slice(0, 10) }
}
