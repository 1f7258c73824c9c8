import type { Language } from '@gradroom/exercises'
import { cookies, headers } from 'next/headers'
import { chooseLanguage, LANGUAGE_COOKIE } from './language'

/** The language of the person this page is rendered for; on the server only. */
export async function readerLanguage(): Promise<Language> {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value
  return chooseLanguage(chosen, (await headers()).get('accept-language'))
}
