import { exerciseIdSchema } from '@gradroom/contracts'
import { notFound } from 'next/navigation'
import { Gate } from '../../../../account/Gate'
import { StoredDesk } from '../../../../desk/StoredDesk'
import { titled } from '../../../../i18n/title'

export const generateMetadata = titled((say) => say('desk.list.title'))

/** One exercise on the author's desk. */
export default async function DeskExercisePage({ params }: { params: Promise<{ exercise: string }> }) {
  const exercise = exerciseIdSchema.safeParse((await params).exercise)
  if (!exercise.success) notFound()
  return (
    <Gate role="author">
      <StoredDesk id={exercise.data} />
    </Gate>
  )
}
