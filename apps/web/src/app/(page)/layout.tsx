import type { ReactNode } from 'react'
import { Page } from '../../frame/Page'

export default function PageLayout({ children }: { children: ReactNode }) {
  return <Page>{children}</Page>
}
