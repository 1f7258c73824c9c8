'use client'

import type { DeskExercise } from '@gradroom/contracts'
import type { ExerciseDraft } from '@gradroom/exercises'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call, type Failure } from '../http/call'
import { routeKey } from '../http/query'
import { asSent, newDraft, sameDraft } from './draft'
import { forget, keep, recall } from './kept'

type Doing = 'saving' | 'publishing' | null

/**
 * The exercise on the desk: what is written, what is saved, and how to save and publish it. What was written stays through every
 * failure; where somebody else saved in the meantime, it is for the author to say whose text stands.
 *
 * @param stored the exercise as the server has it; null for a new one
 * @param onStored called with the exercise after it was first saved, to give it its address
 */
export function useDesk(stored: DeskExercise | null, onStored: (exercise: DeskExercise) => void) {
  const queries = useQueryClient()
  const id = stored?.id ?? null
  const [kept] = useState(() => recall(sessionStorage, id))
  // Unsaved work goes on from the revision it was written on, so that a save in between is noticed.
  const [exercise, setExercise] = useState(stored && { ...stored, revision: kept?.revision ?? stored.revision })
  const [draft, setDraft] = useState<ExerciseDraft>(kept?.draft ?? stored?.draft ?? newDraft)
  const [doing, setDoing] = useState<Doing>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [theirs, setTheirs] = useState<DeskExercise | null>(null)
  const dirty = exercise === null || !sameDraft(draft, exercise.draft)

  useEffect(() => {
    const place = exercise?.id ?? null
    if (dirty) keep(sessionStorage, place, { draft, revision: exercise?.revision ?? null })
    else forget(sessionStorage, place)
  }, [dirty, draft, exercise])

  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [dirty])

  const took = (saved: DeskExercise) => {
    setExercise(saved)
    queries.setQueryData(routeKey('deskExercise', { params: { id: saved.id } }), saved)
    void queries.invalidateQueries({ queryKey: routeKey('desk') })
  }

  /** Somebody else saved: fetches what they wrote, to be compared. */
  const look = async (id: string) => {
    const found = await call('deskExercise', { params: { id } })
    if (found.ok) setTheirs(found.value)
  }

  const failed = (why: Failure) => {
    setFailure(why)
    if (exercise && why.kind === 'refused' && why.refusal.code === 'exercise-changed') void look(exercise.id)
    return null
  }

  const store = async (over: DeskExercise | null): Promise<DeskExercise | null> => {
    const body = asSent(draft)
    const base = over ?? exercise
    const outcome = base
      ? await call('saveDraft', { params: { id: base.id }, body: { draft: body, revision: base.revision } })
      : await call('newDraft', { body: { draft: body } })
    if (!outcome.ok) return failed(outcome.failure)
    setTheirs(null)
    took(outcome.value)
    if (base === null) {
      forget(sessionStorage, null)
      onStored(outcome.value)
    }
    return outcome.value
  }

  const run = async (what: Exclude<Doing, null>, work: () => Promise<unknown>) => {
    setDoing(what)
    setFailure(null)
    await work()
    setDoing(null)
  }

  return {
    draft,
    change: setDraft,
    exercise,
    dirty,
    doing,
    failure,
    /** What somebody else saved since, where saving was refused for it. */
    theirs,
    save: () => run('saving', () => store(null)),
    /** Saves over what the other person wrote. */
    keepMine: () => run('saving', () => store(theirs)),
    /** Lets go of what is written here. */
    takeTheirs: () => {
      if (!theirs) return
      setDraft(theirs.draft)
      took(theirs)
      setTheirs(null)
      setFailure(null)
    },
    publish: () =>
      run('publishing', async () => {
        const saved = dirty ? await store(null) : exercise
        if (!saved) return
        const outcome = await call('publish', { params: { id: saved.id }, body: { revision: saved.revision } })
        if (!outcome.ok) return failed(outcome.failure)
        took({ ...saved, published: outcome.value.version, changed: false })
        await queries.invalidateQueries({ queryKey: routeKey('exercises') })
      }),
  }
}
export type Desk = ReturnType<typeof useDesk>
