import type { Metadata, Viewport } from 'next'
import { mantineHtmlProps } from '@mantine/core'
import type { ReactNode } from 'react'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/noto-sans-sc/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import '@mantine/core/styles.layer.css'
import '../theme/global.css'
import { Providers } from '../frame/Providers'
import { HTML_LANG } from '../i18n/language'
import { MESSAGES } from '../i18n/messages'
import { readerLanguage } from '../i18n/reader'
import { schemeScript } from '../theme/scheme'

export async function generateMetadata(): Promise<Metadata> {
  const { frame } = MESSAGES[await readerLanguage()]
  return { title: { default: frame.name, template: `%s · ${frame.name}` }, description: frame.about }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  // The answer grid stays above the phone's keyboard.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#181c22' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const language = await readerLanguage()
  return (
    <html lang={HTML_LANG[language]} {...mantineHtmlProps}>
      <head>
        <script dangerouslySetInnerHTML={{ __html: schemeScript }} />
      </head>
      <body>
        <Providers language={language}>{children}</Providers>
      </body>
    </html>
  )
}
