/**
 * What sites can have in common, and which act brings it about. Indicators of one family come and go together, so that
 * two of them say no more than the stronger one:
 * `setup`: where and when a site was set up. One order at a provider gives address, name server, certificate and day.
 * `page`: what stands in the source of the pages. Whoever copies a page copies its ids, its icon and its theme.
 * `owner`: who is named as the registrant.
 */
export const families = ['setup', 'page', 'owner'] as const
export type Family = (typeof families)[number]

/**
 * `own`: made for one owner, such as an account's id or a certificate. `common`: strangers have the same as a rule, such
 * as a server's address.
 */
export type Ownership = 'own' | 'common'

export const kinds = {
  analytics: { family: 'page', ownership: 'own' },
  tag: { family: 'page', ownership: 'own' },
  ads: { family: 'page', ownership: 'own' },
  pixel: { family: 'page', ownership: 'own' },
  favicon: { family: 'page', ownership: 'common' },
  theme: { family: 'page', ownership: 'common' },
  certificate: { family: 'setup', ownership: 'own' },
  'certificate-serial': { family: 'setup', ownership: 'own' },
  'certificate-name': { family: 'setup', ownership: 'own' },
  address: { family: 'setup', ownership: 'common' },
  'name-server': { family: 'setup', ownership: 'common' },
  registered: { family: 'setup', ownership: 'common' },
  'registrant-mail': { family: 'owner', ownership: 'own' },
  'registrant-organisation': { family: 'owner', ownership: 'common' },
} as const satisfies Readonly<Record<string, { readonly family: Family; readonly ownership: Ownership }>>

export type Kind = keyof typeof kinds

/** How files call the kinds, beside their own names; signs between words do not count. */
const alsoCalled: Readonly<Record<string, Kind>> = {
  analyticsid: 'analytics',
  googleanalytics: 'analytics',
  gaid: 'analytics',
  ga: 'analytics',
  ua: 'analytics',
  matomo: 'analytics',
  yandexmetrica: 'analytics',
  tagmanager: 'tag',
  gtm: 'tag',
  gtmid: 'tag',
  ad: 'ads',
  adid: 'ads',
  adsid: 'ads',
  adsense: 'ads',
  publisherid: 'ads',
  trackingpixel: 'pixel',
  pixelid: 'pixel',
  facebookpixel: 'pixel',
  faviconhash: 'favicon',
  faviconmmh3: 'favicon',
  faviconsha256: 'favicon',
  mmh3: 'favicon',
  cms: 'theme',
  template: 'theme',
  cert: 'certificate',
  fingerprint: 'certificate',
  certificatefingerprint: 'certificate',
  certificatesha256: 'certificate',
  serial: 'certificate-serial',
  certserial: 'certificate-serial',
  san: 'certificate-name',
  sans: 'certificate-name',
  dnsnames: 'certificate-name',
  subjectaltnames: 'certificate-name',
  ip: 'address',
  ipv4: 'address',
  ipv6: 'address',
  ipaddress: 'address',
  a: 'address',
  aaaa: 'address',
  ns: 'name-server',
  nameservers: 'name-server',
  registrationdate: 'registered',
  createddate: 'registered',
  creationdate: 'registered',
  registrant: 'registrant-organisation',
  registrantorg: 'registrant-organisation',
  organisation: 'registrant-organisation',
  organization: 'registrant-organisation',
  registrantorganization: 'registrant-organisation',
  mail: 'registrant-mail',
  email: 'registrant-mail',
  registrantemail: 'registrant-mail',
}

const byWord = new Map<string, Kind>([
  ...Object.entries(alsoCalled),
  ...(Object.keys(kinds) as Kind[]).map((kind): [string, Kind] => [squeezed(kind), kind]),
])

function squeezed(word: string): string {
  return word.toLowerCase().replaceAll(/[\s_.-]+/g, '')
}

/** The kind that a file means by a word, as the name of a column or as a cell. */
export function kindOf(word: string): Kind | undefined {
  return byWord.get(squeezed(word.slice(0, 60)))
}
