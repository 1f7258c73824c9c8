import type { ExerciseDraft, KindName } from '@gradroom/exercises'
import type { ComponentType } from 'react'

/** A draft of one kind. */
export type DraftOf<K extends KindName> = Extract<ExerciseDraft, { kind: K }>

/** What the web app knows of an exercise kind: how its own fields are written at the desk, and what they begin as. */
export interface KindFace<K extends KindName> {
  /** Turns a draft of any kind into one of this kind, keeping what both have. */
  from: (draft: ExerciseDraft) => DraftOf<K>
  /** The fields of this kind at the author's desk. */
  Fields: ComponentType<{ draft: DraftOf<K>; onChange: (draft: DraftOf<K>) => void }>
}

type Common = Pick<
  ExerciseDraft,
  | 'id'
  | 'topic'
  | 'skills'
  | 'difficulty'
  | 'title'
  | 'text'
  | 'hints'
  | 'remember'
  | 'program'
  | 'slots'
  | 'decimals'
  | 'allow'
>

/** The fields that every kind has, without those of its own. */
export const commonOf = (draft: ExerciseDraft): Common => ({
  id: draft.id,
  topic: draft.topic,
  skills: draft.skills,
  difficulty: draft.difficulty,
  title: draft.title,
  text: draft.text,
  hints: draft.hints,
  remember: draft.remember,
  program: draft.program,
  slots: draft.slots,
  decimals: draft.decimals,
  allow: draft.allow,
})

/** The expression a draft asks for, where it has one: kept when the kind changes. */
export const askOf = (draft: ExerciseDraft): string | undefined => ('ask' in draft ? draft.ask : undefined)
