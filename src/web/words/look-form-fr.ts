import type { lookFormEn } from './look-form-en.ts'

/** The same in French. */
export const lookFormFr: typeof lookFormEn = {
  title: 'Examiner vos propres fichiers',
  send: 'Examiner',
  fields: {
    observed: 'Noms vus : une liste, un tableau, un fichier de zone ou des journaux de certificats',
    names: 'Noms à protéger : un domaine par ligne, ou name,domains,aliases,kind',
    genuine: 'Noms dont on sait qu’ils sont authentiques, si vous en avez',
    sites: 'Ce que des sites ont : site,kind,value,first_seen,last_seen,source',
    background: 'D’autres sites sous la même forme, qui disent ce qui est rare ; si vous en avez',
    posts: 'Messages',
    accounts: 'Comptes, si vous en avez une liste : id,handle,created,seen',
  },
}
