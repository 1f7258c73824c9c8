import { titled } from '../../../i18n/title'
import { TopicList } from '../../../practice/TopicList'

export const generateMetadata = titled((say) => say('practice.title'))

export default function PracticePage() {
  return <TopicList />
}
