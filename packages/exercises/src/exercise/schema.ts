import { z } from 'zod'
import { blankFields } from '../kinds/blank/schema.js'
import { choiceFields } from '../kinds/choice/schema.js'
import { flagsFields } from '../kinds/flags/schema.js'
import { formulaFields } from '../kinds/formula/schema.js'
import { gradFnFields } from '../kinds/grad-fn/schema.js'
import { gradientFields } from '../kinds/gradient/schema.js'
import { raisesFields } from '../kinds/raises/schema.js'
import { shapeFields } from '../kinds/shape/schema.js'
import { valueFields } from '../kinds/value/schema.js'
import { checkSlotNames, commonFields } from './fields.js'
import { draftParts, type Parts, wholeParts } from './parts.js'

/** One line a kind. The order is that of the author's list of kinds. */
const kindsOf = <T extends z.ZodType>(parts: Parts<T>) => {
  const common = commonFields(parts)
  return [
    z.strictObject({ ...common, ...gradientFields(parts) }),
    z.strictObject({ ...common, ...valueFields(parts) }),
    z.strictObject({ ...common, ...flagsFields(parts) }),
    z.strictObject({ ...common, ...gradFnFields(parts) }),
    z.strictObject({ ...common, ...shapeFields(parts) }),
    z.strictObject({ ...common, ...raisesFields(parts) }),
    z.strictObject({ ...common, ...choiceFields(parts) }),
    z.strictObject({ ...common, ...formulaFields(parts) }),
    z.strictObject({ ...common, ...blankFields(parts) }),
  ] as const
}

/** An exercise: what stands in a file of content/ and in a published version. */
export const exerciseSchema = z.discriminatedUnion('kind', kindsOf(wholeParts)).superRefine(checkSlotNames)
export type Exercise = z.infer<typeof exerciseSchema>

/** An exercise being written: the same fields, with texts that may still be empty. */
export const exerciseDraftSchema = z.discriminatedUnion('kind', kindsOf(draftParts))
export type ExerciseDraft = z.infer<typeof exerciseDraftSchema>

export type KindName = Exercise['kind']

/** The exercises of one kind. */
export type ExerciseOf<K extends KindName> = Extract<Exercise, { kind: K }>
