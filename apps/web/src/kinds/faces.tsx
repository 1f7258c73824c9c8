'use client'

import type { ExerciseDraft, KindName } from '@gradroom/exercises'
import { blank } from './blank'
import { choice } from './choice'
import { flags } from './flags'
import { formula } from './formula'
import { gradFn } from './grad-fn'
import { gradient } from './gradient'
import type { DraftOf, KindFace } from './kind-face'
import { raises } from './raises'
import { shape } from './shape'
import { value } from './value'

/** Every kind, one line each: a kind of the exercises package that has no face here does not compile. */
const faces: { readonly [K in KindName]: KindFace<K> } = {
  gradient,
  value,
  flags,
  'grad-fn': gradFn,
  shape,
  raises,
  choice,
  formula,
  blank,
}

/** The kinds in the order in which an author chooses among them. */
export const KIND_NAMES = Object.keys(faces) as KindName[]

/** Whether a name read from outside is one of ours. */
export const isKind = (name: string | null): name is KindName => KIND_NAMES.some((kind) => kind === name)

/** The draft as one of another kind, keeping what both have. */
export const changeKind = (draft: ExerciseDraft, kind: KindName): ExerciseDraft =>
  draft.kind === kind ? draft : faces[kind].from(draft)

/** The fields of a draft's own kind. */
export function KindFields<K extends KindName>({
  kind,
  draft,
  onChange,
}: {
  kind: K
  draft: DraftOf<K>
  onChange: (draft: DraftOf<K>) => void
}) {
  const face: KindFace<K> = faces[kind]
  return <face.Fields draft={draft} onChange={onChange} />
}
