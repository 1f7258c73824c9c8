'use client'

import { useQuery } from '@tanstack/react-query'
import { askEngine } from '../engine/engine'
import type { Explained } from '../engine/explained'
import type { Outcome } from '../engine/patience'

/** How long a program of an exercise may take to be explained, in milliseconds. */
const PATIENCE = 5000

/**
 * The chain rule for a program and the expression it asks about, worked out by this browser's own engine, off the page's thread.
 * Kept for as long as the page lives: a program always explains the same way.
 */
export function useExplanation(code: string, ask: string | null) {
  return useQuery<Outcome<Explained>>({
    queryKey: ['explanation', code, ask],
    queryFn: () => askEngine(async (engine): Promise<Explained> => await engine.explain(code, ask), PATIENCE),
    staleTime: Infinity,
    retry: false,
    networkMode: 'always',
  })
}
