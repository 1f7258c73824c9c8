import type { Metadata } from 'next'
import { createTranslator } from 'use-intl/core'
import { MESSAGES } from './messages'
import { readerLanguage } from './reader'

type Say = ReturnType<typeof createTranslator<(typeof MESSAGES)['en']>>

/** A page's title in the reader's language: `export const generateMetadata = titled((say) => say('host.title'))`. */
export const titled = (pick: (say: Say) => string) => async (): Promise<Metadata> => {
  const locale = await readerLanguage()
  return { title: pick(createTranslator({ locale, messages: MESSAGES[locale] })) }
}
