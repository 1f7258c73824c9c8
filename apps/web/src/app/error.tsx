'use client'

import { UnexpectedNotice } from '../frame/Notice'
import { Page } from '../frame/Page'

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <Page>
      <UnexpectedNotice onReload={reset} />
    </Page>
  )
}
