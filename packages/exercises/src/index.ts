export * from './answer.js'
export { type SkillId, skillSchema, type TopicId, topics, topicSchema } from './curriculum/topics.js'
export { type ExerciseParsing, type FieldProblem, parseExercise } from './exercise/problems.js'
export {
  type Exercise,
  type ExerciseDraft,
  exerciseDraftSchema,
  type ExerciseOf,
  exerciseSchema,
  type KindName,
} from './exercise/schema.js'
export { type ExerciseReading, type FileProblem, readExercise, writeExercise } from './exercise/yaml.js'
export * from './explanation.js'
export * from './grade.js'
export * from './question.js'
export { readNumber } from './reading/number.js'
export { readTensor, type TensorReading } from './reading/tensor.js'
export * from './text.js'
export { fill, placesIn } from './variant/fill.js'
export { readSlot, type Slot, type SlotReading } from './variant/slot.js'
export type { Variant } from './variant/variant.js'
export { checkExercise, type ExerciseProblem } from './check.js'
export { explain, type Explained } from './explain/explain.js'
export { grade, question, solve } from './life.js'
export { gradeInquiry, type InquiryGrade } from './inquiry.js'
export { BLANK } from './kinds/blank/solve.js'
export { type Inquiry } from './mistakes/case.js'
export { findMistakes, mistakeText } from './mistakes/find.js'
export { drawVariant, type Drawing } from './variant/draw.js'
