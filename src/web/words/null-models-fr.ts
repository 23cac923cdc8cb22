/** What a finding says of its null models, by its English; a number stands as #. */
export const nullModelsFr: Readonly<Record<string, string>> = {
  'exposure-weighted configuration': 'configuration pondérée par l’exposition',
  'permutation of accounts': 'permutation des comptes',
  'jitter inside # windows': 'décalage au hasard dans # fenêtres',
  'popularity: an object counts for less where and when many others act on it':
    'popularité : un objet compte moins là et quand beaucoup d’autres agissent dessus',
  'rhythm: exposure is counted in the very minutes in which the account acted':
    'rythme : l’exposition est comptée dans les minutes mêmes où le compte a agi',
  'activity: a busy account fills more of the slots around others':
    'activité : un compte très actif occupe plus de places autour des autres',
  popularity: 'popularité',
  rhythm: 'rythme',
  activity: 'activité',
  'communities and habits slower than # windows': 'communautés et habitudes plus lentes que # fenêtres',
  'on simulated worlds it finds planted groups at the stated rate and nothing where nobody is planted':
    'dans des mondes simulés, il trouve les groupes cachés au taux annoncé, et rien là où il n’y en a pas',
  'a check: the same rule on the same actions with the accounts dealt out anew':
    'un contrôle : la même règle sur les mêmes actions, les comptes redistribués',
  'a check: every action keeps its interval, its place inside is drawn at random; what remains is not synchrony':
    'un contrôle : chaque action garde son intervalle, sa place y est tirée au hasard ; ce qui reste n’est pas de la synchronie',
}
