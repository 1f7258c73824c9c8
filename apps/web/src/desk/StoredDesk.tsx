'use client'

import { Skeleton, Stack } from '@mantine/core'
import { FailureNote } from '../http/FailureNote'
import { useRoute } from '../http/query'
import { ExerciseDesk } from './ExerciseDesk'

/** Fetches an exercise and lays it on the desk. */
export function StoredDesk({ id }: { id: string }) {
  const { data, error, refetch } = useRoute('deskExercise', { params: { id } })
  if (data) return <ExerciseDesk key={data.id} stored={data} />
  if (error) return <FailureNote failure={error.failure} onRetry={() => void refetch()} />
  return (
    <Stack>
      <Skeleton height={48} />
      <Skeleton height={320} />
    </Stack>
  )
}
