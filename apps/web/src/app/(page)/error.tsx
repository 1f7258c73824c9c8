'use client'

import { UnexpectedNotice } from '../../frame/Notice'

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return <UnexpectedNotice onReload={reset} />
}
