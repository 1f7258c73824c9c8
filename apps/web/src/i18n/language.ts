import { LANGUAGES, type Language } from '@gradroom/exercises'

/** The cookie that remembers the language a reader chose. */
export const LANGUAGE_COOKIE = 'language'

/** What `<html lang>` says: the Chinese here is simplified. */
export const HTML_LANG: Record<Language, string> = { en: 'en', zh: 'zh-CN' }

const known = (tag: string): Language | undefined => LANGUAGES.find((language) => language === tag)

/**
 * The language for a first visit or a later one: what the reader chose before, else the first language of the
 * browser's list (`Accept-Language`, by its weights) that we have, else English.
 */
export function chooseLanguage(chosen: string | undefined, accepted: string | null): Language {
  const remembered = known(chosen ?? '')
  if (remembered) return remembered
  const wishes = (accepted ?? '')
    .split(',')
    .map((wish) => {
      const [tag, ...parameters] = wish.trim().toLowerCase().split(';')
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
      return { language: known(tag.split('-')[0]), weight: weight === undefined ? 1 : Number(weight) }
    })
    .sort((a, b) => b.weight - a.weight)
  return wishes.find((wish) => wish.language && wish.weight > 0)?.language ?? 'en'
}
