'use client'

import { MantineProvider } from '@mantine/core'
import type { Language } from '@gradroom/exercises'
import { QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { makeQueryClient } from '../http/query'
import { Languages } from '../i18n/Languages'
import { schemeManager } from '../theme/scheme'
import { theme } from '../theme/theme'

/** What every page lives in: appearance, language, and what has been read from the server. */
export function Providers({ language, children }: { language: Language; children: ReactNode }) {
  const [queries] = useState(makeQueryClient)
  const [scheme] = useState(schemeManager)
  return (
    <MantineProvider theme={theme} colorSchemeManager={scheme} defaultColorScheme="auto">
      <Languages initial={language}>
        <QueryClientProvider client={queries}>{children}</QueryClientProvider>
      </Languages>
    </MantineProvider>
  )
}
