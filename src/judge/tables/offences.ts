import type { Label } from '../../vocab/label.ts'
import type { CriteriaTable, Criterion, Mark } from '../table.ts'
import { element, usual } from './shared.ts'

/** An offence of one country, element by element. */
export interface Offence extends CriteriaTable {
  /** ISO 3166-1 code; shown, never read by a rule. */
  readonly country: string
  readonly penalty: Label | null
  /** `2018-12-10`; null where the day was not read. */
  readonly inForce: string | null
}

/** The three elements of the offence that this project proposes to every country. */
export const modelElements = ['private-data-taken', 'across-borders', 'election-purpose'] as const

const criteria = {
  'private-data-taken': {
    label: {
      en: 'Private data were taken without right',
      fr: 'Des données privées ont été prises sans droit',
    },
    means: {
      en: 'somebody got at data, or into a system, that he had no right to',
      fr: 'quelqu’un a accédé sans droit à des données ou à un système',
    },
  },
  'across-borders': {
    label: { en: 'For or from another state', fr: 'Pour un autre État ou depuis lui' },
    means: {
      en: 'the act was done for a foreign power, or from another jurisdiction',
      fr: 'l’acte a été commis pour une puissance étrangère ou depuis un autre ressort',
    },
  },
  'election-purpose': {
    label: { en: 'To interfere with an election', fr: 'Pour s’ingérer dans une élection' },
    means: {
      en: 'the act was meant to influence an election or how people take part in it',
      fr: 'l’acte visait à influencer une élection ou la participation à celle-ci',
    },
  },
  'covert-or-deceptive': {
    label: { en: 'Covert or deceptive conduct', fr: 'Conduite cachée ou trompeuse' },
    means: {
      en: 'part of the conduct was hidden, deceived somebody, or threatened',
      fr: 'une partie de la conduite était cachée, trompeuse ou menaçante',
    },
  },
  'protection-overcome': {
    label: { en: 'A protection was overcome', fr: 'Une protection a été contournée' },
    means: {
      en: 'the data were specially secured against access',
      fr: 'les données étaient spécialement protégées',
    },
  },
  'prohibited-conduct': {
    label: { en: 'Prohibited conduct', fr: 'Conduite prohibée' },
    means: {
      en: 'an offence, coercion, or a misrepresentation of who acts or for what',
      fr: 'une infraction, une contrainte, ou une fausse présentation de qui agit ou pourquoi',
    },
  },
} as const satisfies Readonly<Record<string, Omit<Criterion, 'id'>>>

type OffenceElement = keyof typeof criteria

interface Declared {
  readonly id: string
  readonly country: string
  readonly title: Label
  readonly needs: readonly OffenceElement[]
  readonly penalty: Label | null
  readonly inForce: string | null
  readonly source: { readonly title: string; readonly address: string; readonly mark: Mark }
  readonly note?: Label
}

function offence({ needs, ...declared }: Declared): Offence {
  return {
    ...declared,
    version: declared.inForce ?? 'as read',
    enough: usual,
    criteria: needs.map((id) => ({ id, ...criteria[id] })),
    rules: [
      {
        id: 'offence',
        label: { en: 'All elements', fr: 'Tous les éléments' },
        rule: { all: needs.map(element) },
      },
    ],
  }
}

/** A simplified model of each text for comparing, not legal advice; penalties are those of the basic offence. */
export const offences: readonly Offence[] = [
  offence({
    id: 'au-92-2',
    country: 'AU',
    title: { en: 'Criminal Code 92.2: foreign interference', fr: 'Criminal Code 92.2 : ingérence étrangère' },
    needs: ['across-borders', 'covert-or-deceptive', 'election-purpose'],
    penalty: { en: 'up to 20 years', fr: 'jusqu’à 20 ans' },
    inForce: '2018-12-10',
    source: {
      title: 'Australia, Criminal Code Act 1995, section 92.2(1), in a summary by lawyers',
      address:
        'https://www.sydneycriminallawyers.com.au/videos/intentional-foreign-interference-general-offence/',
      mark: 'verified_search',
    },
  }),
  offence({
    id: 'de-202a',
    country: 'DE',
    title: { en: 'StGB 202a: spying out data', fr: 'StGB 202a : espionnage de données' },
    needs: ['private-data-taken', 'protection-overcome'],
    penalty: { en: 'up to 3 years or a fine', fr: 'jusqu’à 3 ans ou une amende' },
    inForce: '2007-08-11',
    source: {
      title: 'Germany, Strafgesetzbuch, section 202a',
      address: 'https://gesetzklar.de/stgb/84889/aussp-hen-von-daten',
      mark: 'verified_search',
    },
  }),
  offence({
    id: 'fr-323-1',
    country: 'FR',
    title: { en: 'Code pénal 323-1: fraudulent access', fr: 'Code pénal 323-1 : accès frauduleux' },
    needs: ['private-data-taken'],
    penalty: null,
    inForce: null,
    source: {
      title: 'France, code pénal, article 323-1',
      address: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006418316/2011-03-02',
      mark: 'partly_verified',
    },
    note: {
      en: 'The pages that were read give penalties of different years: look it up before use.',
      fr: 'Les pages lues donnent des peines d’années différentes : à vérifier avant usage.',
    },
  }),
  offence({
    id: 'gb-nsa-13',
    country: 'GB',
    title: {
      en: 'National Security Act 2023, 13: foreign interference',
      fr: 'National Security Act 2023, 13 : ingérence étrangère',
    },
    needs: ['prohibited-conduct', 'across-borders', 'election-purpose'],
    penalty: { en: 'up to 14 years or a fine', fr: 'jusqu’à 14 ans ou une amende' },
    inForce: '2023-12-20',
    source: {
      title: 'United Kingdom, National Security Act 2023, sections 13 and 14',
      address: 'http://legislation.gov.uk/ukpga/2023/32/part/1/crossheading/foreign-interference',
      mark: 'partly_verified',
    },
    note: {
      en: 'Its effects reach beyond elections. The day is that of schedule 1; that of section 13 was not read.',
      fr: 'Ses effets dépassent les élections. Le jour est celui de l’annexe 1 ; celui de l’article 13 n’a pas été lu.',
    },
  }),
  offence({
    id: 'us-1030',
    country: 'US',
    title: {
      en: '18 U.S.C. 1030(a)(2): computer trespass',
      fr: '18 U.S.C. 1030(a)(2) : intrusion informatique',
    },
    needs: ['private-data-taken'],
    penalty: {
      en: 'up to 1 year for a first, simple offence',
      fr: 'jusqu’à 1 an pour un premier acte simple',
    },
    inForce: null,
    source: {
      title: 'United States, Congressional Research Service, report 97-1025',
      address: 'https://www.everycrsreport.com/reports/97-1025.html',
      mark: 'partly_verified',
    },
  }),
]

/** What of the model offence a country's offences leave out; empty where one has it all. */
export function gaps(of: readonly Offence[]): readonly string[] {
  const missing = of.map(({ criteria: needs }) =>
    modelElements.filter((model) => !needs.some(({ id }) => id === model)),
  )
  return missing.sort((a, b) => a.length - b.length)[0] ?? modelElements
}
