'use client'

import type { ExerciseDraft } from '@gradroom/exercises'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { askEngine } from '../engine/engine'
import type { Rehearsal, Sample } from '../engine/explained'
import type { Outcome } from '../engine/patience'

/** How long a draft may run before it is stopped, and how long the author's typing rests before it runs; in milliseconds. */
const PATIENCE = 3000
const REST = 300

/** Tries the draft while it is written, in this browser's worker: its errors, its key, its program with numbers in it. */
export function useRehearsal(draft: ExerciseDraft) {
  const [rested] = useDebouncedValue(draft, REST)
  return useQuery<Outcome<Rehearsal>>({
    queryKey: ['rehearsal', rested],
    queryFn: () => askEngine(async (engine): Promise<Rehearsal> => await engine.rehearse(rested, 1), PATIENCE),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 30_000,
    retry: false,
    networkMode: 'always',
  })
}

/** Ten variants of the draft, each with numbers of its own. */
export function useTenVariants(draft: ExerciseDraft) {
  const [rested] = useDebouncedValue(draft, REST)
  return useQuery<Outcome<Sample[]>>({
    queryKey: ['ten variants', rested],
    queryFn: () => askEngine(async (engine): Promise<Sample[]> => await engine.samples(rested, 10), 3 * PATIENCE),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 30_000,
    retry: false,
    networkMode: 'always',
  })
}
