import type { Answer, Grade, Key, Question } from '@gradroom/exercises'
import type { GivenAnswer, Input, Participant, RoomEvent, RoomRecord, RoomState, SavedRoom } from '@gradroom/rounds'

/** What the machine of packages/rounds is told about: our questions, keys, answers and grades. */
export interface RoomShapes {
  question: Question
  key: Key
  answer: Answer
  grade: Grade
}

export type Room = RoomState<RoomShapes>
export type RoomInput = Input<RoomShapes>
export type RoomAnswer = GivenAnswer<RoomShapes>
export type Saved = SavedRoom<RoomShapes>
export type { Participant, RoomEvent, RoomRecord }
