'use client'

import type { Language, Text } from '@gradroom/exercises'
import { useRouter } from 'next/navigation'
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import { HTML_LANG, LANGUAGE_COOKIE } from './language'
import { MESSAGES } from './messages'

interface Choice {
  language: Language
  /** Changes the language at once and remembers it for a year. */
  choose: (language: Language) => void
}
const ChoiceContext = createContext<Choice | null>(null)

/** Gives every component below it the reader's language, beginning with the one the server rendered. */
export function Languages({ initial, children }: { initial: Language; children: ReactNode }) {
  const [language, setLanguage] = useState(initial)
  const router = useRouter()
  const choose = useCallback(
    (next: Language) => {
      document.cookie = `${LANGUAGE_COOKIE}=${next}; path=/; max-age=31536000; samesite=lax`
      document.documentElement.lang = HTML_LANG[next]
      setLanguage(next)
      // Titles are made on the server.
      router.refresh()
    },
    [router],
  )
  const choice = useMemo(() => ({ language, choose }), [language, choose])
  return (
    <ChoiceContext value={choice}>
      <IntlProvider locale={language} messages={MESSAGES[language]} timeZone="UTC">
        {children}
      </IntlProvider>
    </ChoiceContext>
  )
}

/** The reader's language and how to change it. */
export function useLanguage(): Choice {
  const choice = use(ChoiceContext)
  if (!choice) throw new Error('useLanguage is used outside Languages')
  return choice
}

/** Reads a text that exists in both languages (of an exercise, a refusal) in the reader's. */
export function useText(): (text: Text) => string {
  const { language } = useLanguage()
  return useCallback((text) => text[language], [language])
}
