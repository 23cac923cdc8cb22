import {
  choice,
  confidenceOfGrade,
  day,
  declareKind,
  finding,
  hedge,
  optional,
  rows,
  stixId,
  text,
  time,
} from '../../records/index.ts'
import { credibility, reliability } from '../../vocab/grades.ts'
import { utc } from './parts.ts'

const sorts = {
  capture: { en: 'capture of a page', fr: 'capture d’une page' },
  document: { en: 'document', fr: 'document' },
  posts: { en: 'posts', fr: 'publications' },
  mail: { en: 'mail', fr: 'courriel' },
  image: { en: 'image', fr: 'image' },
  video: { en: 'video', fr: 'vidéo' },
  audio: { en: 'sound', fr: 'son' },
  report: { en: 'report', fr: 'rapport' },
  registration: { en: 'registration of a domain', fr: 'enregistrement d’un domaine' },
  finding: { en: 'finding of a detector', fr: 'constat d’un détecteur' },
} as const

const custody = {
  received: { en: 'received', fr: 'reçue' },
  hashed: { en: 'hashed', fr: 'empreinte prise' },
  copied: { en: 'working copy made', fr: 'copie de travail faite' },
  sealed: { en: 'sealed', fr: 'scellée' },
  opened: { en: 'opened', fr: 'ouverte' },
  'handed-over': { en: 'handed over', fr: 'remise' },
} as const

const credited: readonly string[] = ['image', 'video', 'audio']

export const evidence = declareKind({
  name: 'evidence',
  prefix: 'EV',
  one: { en: 'Piece of evidence', fr: 'Pièce' },
  many: { en: 'Evidence', fr: 'Pièces' },
  means: {
    en: 'what an assertion rests on: where it is from, its hashes, how far it can be relied on, who held it',
    fr: 'ce sur quoi repose une affirmation : origine, empreintes, fiabilité, qui l’a détenue',
  },
  desk: 'evidence',
  tlp: 'TLP:AMBER',
  approval: true,
  fields: {
    title: text({ en: 'In one line', fr: 'En une ligne' }, { max: 160 }),
    sort: choice({ en: 'Sort', fr: 'Nature' }, sorts),
    content: choice(
      { en: 'Is it what is complained of', fr: 'Est-ce ce qui est mis en cause' },
      {
        no: { en: 'no, it speaks about it', fr: 'non, elle en parle' },
        yes: { en: 'yes, the content itself', fr: 'oui, le contenu lui-même' },
      },
    ),
    found: day({ en: 'Found on', fr: 'Trouvée le' }),
    says: text({ en: 'What it shows', fr: 'Ce qu’elle montre' }, { max: 2000, lines: 3 }),
    source: text({ en: 'Who says or publishes it', fr: 'Qui le dit ou le publie' }, { max: 300 }),
    address: optional(text({ en: 'Where it can be read', fr: 'Où la lire' }, { max: 500 })),
    finding: optional(finding({ en: 'Finding', fr: 'Constat' })),
    reliability: choice({ en: 'Source', fr: 'Source' }, reliability),
    credibility: choice({ en: 'Information', fr: 'Information' }, credibility),
    hedge: optional(
      text(
        { en: 'The source’s own caution', fr: 'La réserve de la source' },
        {
          max: 160,
          expects: {
            en: 'its words, such as: according to press reports',
            fr: 'ses mots, tels que : selon la presse',
          },
        },
      ),
    ),
    sha256: optional(
      text(
        { en: 'SHA-256', fr: 'SHA-256' },
        {
          max: 64,
          pattern: /^[0-9a-f]{64}$/,
          expects: { en: '64 hexadecimal digits', fr: '64 chiffres hexadécimaux' },
        },
      ),
    ),
    sha3: optional(
      text(
        { en: 'SHA3-512', fr: 'SHA3-512' },
        {
          max: 128,
          pattern: /^[0-9a-f]{128}$/,
          expects: { en: '128 hexadecimal digits', fr: '128 chiffres hexadécimaux' },
        },
      ),
    ),
    creator: optional(text({ en: 'Creator and agency', fr: 'Auteur et agence' }, { max: 160 })),
    licence: optional(text({ en: 'Licence', fr: 'Licence' }, { max: 160 })),
    custody: rows(
      { en: 'Who held it', fr: 'Qui l’a détenue' },
      {
        at: time({ en: 'When, UTC', fr: 'Quand, UTC' }),
        event: choice({ en: 'What', fr: 'Quoi' }, custody),
        by: text({ en: 'By whom', fr: 'Par qui' }, { max: 120 }),
        note: optional(text({ en: 'Note', fr: 'Note' }, { max: 300 })),
      },
    ),
  },
  title: 'title',
  columns: ['sort', 'source', 'reliability', 'credibility'],
  filters: ['sort', 'reliability', 'credibility'],
  stix: {
    main: (_, record) => stixId('note', record),
    objects(values, record) {
      const { title, says, source, address, reliability: a, credibility: b, found } = values
      const origin = stixId('identity', record, 'source')
      const cited = `${values.hedge ?? source}${hedge({ reliability: a, credibility: b })}`
      const where = address === undefined ? {} : { description: address }
      return [
        {
          ...{ type: 'note', id: stixId('note', record), abstract: title },
          content: `${says} (${cited}; found ${found})`,
          object_refs: [origin],
          external_references: [{ source_name: source, ...where }],
          ...confidenceOfGrade({ reliability: a, credibility: b }),
        },
        { type: 'identity', id: origin, name: source },
      ]
    },
  },
  guard({ sort, creator, licence, address, sha256, finding: from, custody: held }) {
    if (credited.includes(sort) && (creator === undefined || licence === undefined)) {
      return {
        en: 'say who made the image, film or sound, and under which licence it may be shown',
        fr: 'dites qui a fait l’image, le film ou le son, et sous quelle licence il peut être montré',
      }
    }
    if (address === undefined && sha256 === undefined && from === undefined) {
      return {
        en: 'say where it can be looked at: an address, a hash or a finding',
        fr: 'dites où la consulter : une adresse, une empreinte ou un constat',
      }
    }
    for (const [i, { at }] of held.entries()) {
      if (i > 0 && at < held[i - 1]!.at) {
        return { en: 'put the custody in the order of time', fr: 'mettez la détention dans l’ordre du temps' }
      }
    }
    return undefined
  },
  derived: {
    cited: {
      label: { en: 'As it is cited', fr: 'Comment on la cite' },
      of({ hedge, source, reliability: a, credibility: b }) {
        const cited = `${hedge ?? source} (${a}${b})`
        return { value: cited, text: { en: cited, fr: cited } }
      },
    },
  },
  timeline: ({ custody: held, found }) => [
    { at: Date.parse(found), wall: found, says: { en: 'found', fr: 'trouvée' } },
    ...held.map(({ at, event, by }) => ({
      at: utc(at),
      wall: at,
      says: { en: `${custody[event].en}: ${by}`, fr: `${custody[event].fr} : ${by}` },
    })),
  ],
})
