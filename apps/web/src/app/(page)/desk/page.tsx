import { Gate } from '../../../account/Gate'
import { DeskList } from '../../../desk/DeskList'
import { titled } from '../../../i18n/title'

export const generateMetadata = titled((say) => say('desk.list.title'))

export default function DeskPage() {
  return (
    <Gate role="author">
      <DeskList />
    </Gate>
  )
}
