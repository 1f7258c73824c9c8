import { Suspense } from 'react'
import { titled } from '../../../i18n/title'
import { JoinPage } from '../../../room/join/JoinPage'

export const generateMetadata = titled((say) => say('door.title'))

export default function Join() {
  return (
    <Suspense>
      <JoinPage />
    </Suspense>
  )
}
