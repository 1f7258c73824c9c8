import type { Language } from '@gradroom/exercises'
import { account } from './account'
import { answer } from './answer'
import { door } from './door'
import { host } from './host'
import { play } from './play'
import { project } from './project'
import { report } from './report'
import { explanation } from './explanation'
import { frame } from './frame'
import { desk } from './desk'
import { kinds } from './kinds'
import { practice } from './practice'
import { program } from './program'
import { tensor } from './tensor'

/** Every area of texts; one line an area. */
const areas = {
  frame,
  account,
  answer,
  desk,
  explanation,
  kinds,
  practice,
  program,
  tensor,
  door,
  host,
  play,
  project,
  report,
}

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
