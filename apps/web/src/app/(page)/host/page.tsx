import { titled } from '../../../i18n/title'
import { HostPage } from '../../../room/host/HostPage'

export const generateMetadata = titled((say) => say('host.title'))

export default function Host() {
  return <HostPage />
}
