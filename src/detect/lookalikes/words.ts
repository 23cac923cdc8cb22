/**
 * Words that say little by themselves. Written for this project from the titles of newspapers and the names of
 * institutions in the larger European languages and their transliterations; not taken from a list.
 */

/** Articles that a title may stand behind or drop. */
export const articles: readonly string[] =
  'the le la les l el los las lo il gli i o os as der die das den de het een a al'.split(' ')

/**
 * A name made of nothing but such words is common: others have it in good faith in other countries.
 */
const trade = new Set(
  (
    'times time post herald news mirror guardian independent star sun express mail standard telegraph observer ' +
    'tribune chronicle gazette journal press daily weekly sunday morning evening nation national republic people ' +
    'world country day today voice truth freedom liberty liberal spark work citizen review record register report ' +
    'reporter dispatch courier messenger monitor sentinel examiner inquirer leader advocate argus echo globe mercury ' +
    'point forward future history politics economist economy business finance money market society culture local ' +
    'global union senate parliament congress assembly council ministry government office police army federal state ' +
    'public health science nature life style sport sports music art food travel garden home family women men city ' +
    'north south east west central europe europa america africa asia international radio tv television info media ' +
    'monde temps figaro point humanite croix nouvel nouvelle observateur parisien echos matin soir libre liberation ' +
    'presse journal gazette depeche voix avenir peuple nation republique france politique histoire historia sante ' +
    'senat assemblee gouv gouvernement ministere etat ' +
    'welt zeit bild spiegel focus stern tag tages tageszeitung zeitung allgemeine morgen abend nachrichten rundschau ' +
    'anzeiger kurier bote blatt presse woche heute volk freiheit bund bundestag bundesrat land leben wissen ' +
    'pais mundo razon vanguardia periodico diario hora horas nacion republica prensa tiempo universal siglo tribuna ' +
    'heraldo correo voz verdad libertad pueblo senado gobierno ' +
    'repubblica stampa corriere sera giornale messaggero mattino gazzetta secolo sole ore foglio fatto quotidiano ' +
    'popolo senato governo tempo ' +
    'publico globo folha estado jornal noticias manha povo ' +
    'politika polityka politiken pravda novosti vesti izvestia gazeta wyborcza rzeczpospolita glos zycie dziennik ' +
    'kurier fakt trud slovo narod vremya segodnya standaard standart volkskrant telegraaf trouw tijd nieuws dagblad ' +
    'dagens nyheter expressen aftonbladet verdens gang ' +
    'geo auto moto psychologies cosmopolitan slate'
  ).split(' '),
)

/**
 * How many articles and words of the trade a name is made of; 0 when it has anything else in it or more than four of them.
 * Linear: words have at most 16 letters.
 */
export function commonWords(name: string): number {
  const fewest: (number | undefined)[] = [0]
  for (let end = 1; end <= name.length; end++) {
    for (let start = Math.max(0, end - 16); start < end; start++) {
      const before = fewest[start]
      if (before === undefined || before >= 4) continue
      const word = name.slice(start, end)
      if (!trade.has(word) && !(start === 0 && articles.includes(word))) continue
      if (before + 1 < (fewest[end] ?? 9)) fewest[end] = before + 1
    }
  }
  return fewest[name.length] ?? 0
}

/** `trap`: asks for a password or a document. `lure`: makes a name look like a part of the owner's. `other`: neither. */
export type WordSort = 'trap' | 'lure' | 'other'

const traps = new Set(
  (
    'login signin sign logon account accounts auth sso adfs secure security verify verification portal mail webmail email ' +
    'office365 365 onedrive sharepoint mysharepoint drive docs document documents password reset support ' +
    'anmeldung konto connexion compte cuenta conto wallet'
  ).split(' '),
)

/** Words put before or after a name to make a new one that seems to belong to it. */
const lures = new Set(
  (
    'news new live online now today daily breaking report reports info media press tv radio fm web site page blog net ' +
    'official real true original group team club hub world global international intl int europe eu uk us usa de fr it ' +
    'es pl ru ua il ch at be nl english deutsch france german germany italia polska ukraine home app apps mobile help ' +
    'service services cloud my your get go the vote votes voter voting election elections ballot poll polls register ' +
    'registration results campaign donate shop store pay bank www cdn static video videos watch stream podcast magazine ' +
    'mag journal gazette times post nachrichten aktuell zeitung wahl wahlen offiziell actu actus actualite actualites ' +
    'infos officiel noticias oficial elecciones voto notizie ufficiale elezioni wiadomosci oficjalny wybory novosti ' +
    'vybory dossier plus pro vip inc ltd corp org com co'
  ).split(' '),
)
const number = /^\d{1,4}$/

/** @param word what stands beside a name; two words without a hyphen between them count as the stronger. Linear. */
export function wordSort(word: string): WordSort {
  const whole = simpleSort(word)
  if (whole !== 'other') return whole
  for (let cut = 2; cut <= word.length - 2; cut++) {
    const first = simpleSort(word.slice(0, cut))
    if (first === 'other') continue
    const second = simpleSort(word.slice(cut))
    if (second !== 'other') return first === 'trap' || second === 'trap' ? 'trap' : 'lure'
  }
  return 'other'
}

function simpleSort(word: string): WordSort {
  if (traps.has(word)) return 'trap'
  return lures.has(word) || articles.includes(word) || number.test(word) ? 'lure' : 'other'
}

/** Letters by which governments mark their names. */
export const governmentMarks: readonly string[] =
  'gov gouv gob govt government gouvernement regierung bund minister ministry ministere ministerium state'.split(
    ' ',
  )
