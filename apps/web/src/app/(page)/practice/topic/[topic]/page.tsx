import { topicSchema } from '@gradroom/exercises'
import { notFound } from 'next/navigation'
import { titled } from '../../../../../i18n/title'
import { PracticeDesk } from '../../../../../practice/PracticeDesk'

export const generateMetadata = titled((say) => say('practice.question'))

/** The exercises of a topic, one after another. */
export default async function PracticeTopicPage({ params }: { params: Promise<{ topic: string }> }) {
  const topic = topicSchema.safeParse((await params).topic)
  if (!topic.success) notFound()
  return <PracticeDesk key={topic.data} goal={{ topic: topic.data }} />
}
