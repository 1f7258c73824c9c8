import { exerciseIdSchema } from '@gradroom/contracts'
import { notFound } from 'next/navigation'
import { titled } from '../../../../i18n/title'
import { PracticeDesk } from '../../../../practice/PracticeDesk'

export const generateMetadata = titled((say) => say('practice.question'))

/** One exercise, variant after variant. */
export default async function PracticeExercisePage({ params }: { params: Promise<{ exercise: string }> }) {
  const exercise = exerciseIdSchema.safeParse((await params).exercise)
  if (!exercise.success) notFound()
  return <PracticeDesk key={exercise.data} goal={{ exercise: exercise.data }} />
}
