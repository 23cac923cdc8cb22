import { en, type Words } from './en.ts'
import { fr } from './fr.ts'

export type { Words }

/** Languages in which every page is complete. */
export type Language = 'en' | 'fr'

export const languages: readonly Language[] = ['en', 'fr']

export const words: Readonly<Record<Language, Words>> = { en, fr }

/** The language asked for by `?lang=`, else the best of an Accept-Language header (RFC 9110), else English. */
export function chooseLanguage(asked: string | undefined, accept: string | undefined): Language {
  const known = (tag: string) =>
    languages.find((language) => language === tag.trim().slice(0, 2).toLowerCase())
  const direct = asked === undefined ? undefined : known(asked)
  if (direct !== undefined) return direct
  const ranked = (accept ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, place) => {
      const [tag = '', ...options] = part.split(';')
      const quality = options
        .map((option) => /^\s*q=([\d.]+)$/.exec(option)?.[1])
        .find((q) => q !== undefined)
      return { language: known(tag), quality: quality === undefined ? 1 : Number(quality), place }
    })
    .filter((entry) => entry.language !== undefined && entry.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.place - b.place)
  return ranked[0]?.language ?? 'en'
}
