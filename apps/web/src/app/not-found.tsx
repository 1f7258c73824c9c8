import { NotFoundNotice } from '../frame/Notice'
import { Page } from '../frame/Page'
import { titled } from '../i18n/title'

export const generateMetadata = titled((say) => say('frame.notFound.title'))

export default function NotFound() {
  return (
    <Page>
      <NotFoundNotice />
    </Page>
  )
}
