import type { Language } from '@gradroom/exercises'
import { account } from './account'
import { frame } from './frame'

/** Every area of texts; one line an area. */
const areas = { frame, account }

type Messages = { readonly [A in keyof typeof areas]: (typeof areas)[A]['en'] }

const inLanguage = (language: Language): Messages =>
  Object.fromEntries(Object.entries(areas).map(([name, texts]) => [name, texts[language]])) as Messages

/** All texts by language. */
export const MESSAGES: Record<Language, Messages> = { en: inLanguage('en'), zh: inLanguage('zh') }

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages
    Locale: Language
  }
}
