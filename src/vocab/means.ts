import type { Label } from './label.ts'

/** The means by which an election was interfered with, as the library of incidents names them. */
export const means = {
  account_takeover: { en: 'accounts taken over', fr: 'comptes détournés' },
  bots: { en: 'automated accounts', fr: 'comptes automatisés' },
  coordinated_accounts: { en: 'coordinated accounts', fr: 'comptes coordonnés' },
  covert_finance: { en: 'covert finance', fr: 'financement occulte' },
  cyber: { en: 'cyber attacks', fr: 'attaques informatiques' },
  ddos: { en: 'flooding of servers', fr: 'saturation de serveurs' },
  deepfake_audio: { en: 'synthetic audio', fr: 'voix de synthèse' },
  deepfake_video: { en: 'synthetic video', fr: 'vidéo de synthèse' },
  disinformation: { en: 'disinformation', fr: 'désinformation' },
  fake_newspapers: { en: 'invented newspapers', fr: 'journaux inventés' },
  fake_observers: { en: 'sham observers', fr: 'faux observateurs' },
  fake_personas: { en: 'invented personas', fr: 'personnages inventés' },
  fake_result_injection: { en: 'false result planted', fr: 'faux résultat introduit' },
  fake_video: { en: 'fake video', fr: 'fausse vidéo' },
  false_narratives: { en: 'false stories', fr: 'récits mensongers' },
  forged_documents: { en: 'forged documents', fr: 'documents falsifiés' },
  hack_and_leak: { en: 'hack and leak', fr: 'piratage et fuite' },
  impersonation: { en: 'impersonation', fr: 'usurpation' },
  inauthentic_accounts: { en: 'inauthentic accounts', fr: 'comptes inauthentiques' },
  intimidation_emails: { en: 'intimidating e-mails', fr: 'courriels d’intimidation' },
  intrusion: { en: 'intrusion', fr: 'intrusion' },
  laundered_recordings: { en: 'laundered recordings', fr: 'enregistrements blanchis' },
  local_proxies: { en: 'local proxies', fr: 'relais locaux' },
  lookalike_outlets: { en: 'lookalike outlets', fr: 'médias contrefaits' },
  paid_ads: { en: 'paid advertising', fr: 'publicité payée' },
  paid_influencers: { en: 'paid influencers', fr: 'influenceurs payés' },
  paid_protests: { en: 'paid protests', fr: 'manifestations payées' },
  phishing: { en: 'phishing', fr: 'hameçonnage' },
  plot: { en: 'plot', fr: 'complot' },
  political_technologists: { en: 'hired campaign staff', fr: 'conseillers envoyés' },
  proxy_outlets: { en: 'proxy outlets', fr: 'médias relais' },
  redirect_chains: { en: 'chains of redirections', fr: 'chaînes de redirection' },
  staged_video: { en: 'staged video', fr: 'vidéo mise en scène' },
  state_media_amplification: { en: 'amplified by state media', fr: 'amplifié par des médias d’État' },
  state_statement: { en: 'statement of a state', fr: 'déclaration d’un État' },
  vote_buying: { en: 'vote buying', fr: 'achat de votes' },
} as const satisfies Readonly<Record<string, Label>>

/** What an incident is with regard to the norm, as the library marks it. */
export const incidentSorts = {
  false_information: { en: 'false information', fr: 'fausse information' },
  true_information_false_attribution: {
    en: 'true information under a false name',
    fr: 'information vraie sous un faux nom',
  },
  covert_finance: { en: 'covert finance', fr: 'financement occulte' },
  hack_no_leak: { en: 'intrusion without a leak', fr: 'intrusion sans fuite' },
  coercion: { en: 'coercion', fr: 'coercition' },
  disruption: { en: 'disruption', fr: 'perturbation' },
} as const satisfies Readonly<Record<string, Label>>

/** How far an entry of the library was checked. */
export const marks = {
  verified_search: {
    en: 'checked: a stored page that states date and actor was read',
    fr: 'vérifié : une page conservée qui donne date et auteur a été lue',
  },
  partly_verified: { en: 'checked in part', fr: 'vérifié en partie' },
} as const satisfies Readonly<Record<string, Label>>
export type Mark = keyof typeof marks

/** Techniques of DISARM that a means implies; none where DISARM has no technique for it. The mapping is ours. */
const techniques: Partial<Readonly<Record<keyof typeof means, readonly string[]>>> = {
  account_takeover: ['T0150.005'],
  bots: ['T0146.007'],
  coordinated_accounts: ['T0092'],
  covert_finance: ['T0130.001'],
  deepfake_audio: ['T0088.001'],
  deepfake_video: ['T0087.001'],
  fake_newspapers: ['T0097.202'],
  fake_personas: ['T0143.002'],
  fake_result_injection: ['T0123'],
  fake_video: ['T0087'],
  false_narratives: ['T0082'],
  forged_documents: ['T0085.004'],
  hack_and_leak: ['T0089.001'],
  impersonation: ['T0143.003'],
  inauthentic_accounts: ['T0143.002'],
  intimidation_emails: ['T0140.002'],
  laundered_recordings: ['T0128.004'],
  local_proxies: ['T0093.001'],
  lookalike_outlets: ['T0149.003', 'T0097.202'],
  paid_ads: ['T0114.001'],
  paid_influencers: ['T0100.003'],
  paid_protests: ['T0126.002'],
  redirect_chains: ['T0149.004'],
  staged_video: ['T0087'],
  state_media_amplification: ['T0118'],
  state_statement: ['T0110'],
}

/** Ids of DISARM such as `T0089.001`. */
export function techniquesOfMeans(name: keyof typeof means): readonly string[] {
  return techniques[name] ?? []
}
