import anyAscii from 'any-ascii'
import prototypes from 'unhomoglyph/data.json' with { type: 'json' }

/** Unicode's confusable characters (UTS #39, `confusables.txt`), as the package unhomoglyph ships them. */
const alike: Readonly<Record<string, string>> = prototypes

const code = (letter: string) => letter.charCodeAt(0)

/**
 * What Unicode's table does not fold because it looks at single characters in good type: i, l and 1; 0 and o; q and g;
 * 5 and s; and pairs that run together: rn, vv, cl. After dnstwist's glyphs and the domains of documented operations.
 */
const glyphs = new Uint8Array(128).map((_, at) => at)
for (const [from, to] of ['il', '1l', '0o', 'qg', '5s']) glyphs[code(from!)] = code(to!)
const runTogether = ['rnm', 'vvw', 'cld']
const pairSecond = new Uint8Array(128)
const pairResult = new Uint8Array(128)
for (const [first, second, result] of runTogether) {
  pairSecond[code(first!)] = code(second!)
  pairResult[code(first!)] = code(result!)
}

/** Characters of a name beyond which nothing is looked at. */
export const mostCharacters = 120

const hyphen = code('-')
const plainName = /^[a-z0-9-]*$/

/**
 * A name as one sees it: two names with the same codes look alike. One is made once and filled for each name, since
 * there are many.
 */
export class Skeleton {
  readonly codes = new Uint8Array(mostCharacters)
  /** Where in `plain` each code begins; one more than there are codes. */
  readonly at = new Uint8Array(mostCharacters + 1)
  /** 1 where a hyphen stood before a code. */
  readonly hyphenBefore = new Uint8Array(mostCharacters + 1)
  length = 0
  hyphens = 0
  /** The name in Latin letters, hyphens included. */
  latin = ''
  /** Whether a letter had to be read as another script's. */
  foreign = false
  /** Whether a pair of letters was read as one. */
  paired = false

  /**
   * Linear in the length.
   * @param name one label or handle in lower case, in any script
   * @param pairs whether pairs that run together are read as one letter
   */
  fill(name: string, pairs = true): this {
    const cut = name.length > mostCharacters ? name.slice(0, mostCharacters) : name
    this.foreign = !plainName.test(cut)
    this.latin = this.foreign ? latinised(cut).slice(0, mostCharacters) : cut
    this.hyphens = 0
    this.paired = false
    const { codes, at, hyphenBefore, latin } = this
    let length = 0
    let squeezed = 0
    let after = false
    for (let i = 0; i < latin.length; i++) {
      const letter = latin.charCodeAt(i)
      if (letter === hyphen) {
        after = length > 0
        continue
      }
      hyphenBefore[length] = after ? 1 : 0
      if (after) this.hyphens++
      after = false
      at[length] = squeezed
      if (pairs && pairSecond[letter] !== 0 && pairSecond[letter] === latin.charCodeAt(i + 1)) {
        codes[length++] = pairResult[letter]!
        this.paired = true
        squeezed += 2
        i++
      } else {
        codes[length++] = glyphs[letter]!
        squeezed++
      }
    }
    at[length] = squeezed
    this.length = length
    return this
  }

  /** The name in Latin letters without hyphens. */
  get plain(): string {
    return this.latin.replaceAll('-', '')
  }

  /** The codes as letters. */
  get text(): string {
    return String.fromCharCode(...this.codes.subarray(0, this.length))
  }
}

/** Letters that look like Latin ones as those, marks taken off; whatever remains by sound. */
function latinised(name: string): string {
  let out = ''
  for (const letter of name.normalize('NFKD')) {
    if (/\p{M}|\p{Cf}/u.test(letter)) continue
    const seen = letter > '\x7f' ? (alike[letter] ?? letter) : letter
    out += seen.normalize('NFKD').toLowerCase()
  }
  return letters(/^[\x20-\x7f]*$/.test(out) ? out : anyAscii(out))
}

/** A name in any script as people would write it in Latin letters by sound, without spaces: `РБК` is `rbk`. */
export function bySound(name: string): string {
  const german = name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
  return letters(anyAscii(german))
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9-]+/g, '')
}
