import { z } from 'zod'
import { textSchema } from './text.js'

/** Values of a tensor, flat and row major, with how PyTorch prints it. Non-finite numbers are the texts "nan", "inf", "-inf". */
export const valuesSchema = z.strictObject({
  dtype: z.string(),
  shape: z.array(z.number().int()),
  data: z.array(z.union([z.number(), z.enum(['nan', 'inf', '-inf'])])),
  printed: z.string(),
})
export type Values = z.infer<typeof valuesSchema>

/** A node of the drawn graph: a leaf, a constant, or the result of an operation. */
export const graphNodeSchema = z.strictObject({
  id: z.string(),
  role: z.enum(['leaf', 'constant', 'result']),
  /** The variable that holds it, where the program gave it a name. */
  name: z.string().nullable(),
  /** `PowBackward0`; null for leaves and constants. */
  gradFn: z.string().nullable(),
  /** The operation in mathematics, as KaTeX, such as `x^{2}`. */
  tex: z.string().nullable(),
  line: z.number().int().nullable(),
  value: valuesSchema,
  /** What arrived here in backward; null where backward did not come. */
  gradient: valuesSchema.nullable(),
  asked: z.boolean(),
})
export type GraphNode = z.infer<typeof graphNodeSchema>

/** An edge from an input to the result it went into; `gradient` is what flowed back along it. */
export const graphEdgeSchema = z.strictObject({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  /** The local derivative as KaTeX, such as `2x`. */
  local: z.string().nullable(),
  gradient: valuesSchema.nullable(),
})
export type GraphEdge = z.infer<typeof graphEdgeSchema>

/** One line of the chain rule: words in both languages and a formula as KaTeX. */
export const stepSchema = z.strictObject({
  id: z.string(),
  line: z.number().int().nullable(),
  text: textSchema,
  tex: z.string().nullable(),
})
export type Step = z.infer<typeof stepSchema>

/** The chain rule written out for one program and the tensor it asks about. Made in the browser or on the server from the program alone. */
export const explanationSchema = z.strictObject({
  graph: z.strictObject({ nodes: z.array(graphNodeSchema), edges: z.array(graphEdgeSchema) }),
  /** Forward, then backward, in the order a teacher would say it. */
  steps: z.array(stepSchema),
  /** For each cell of the asked gradient: where it is, and its line, such as `\frac{\partial z}{\partial x_{3}} = 2 x_{3} = 2 \cdot (-1) = -2`. */
  cells: z.array(z.strictObject({ index: z.array(z.number().int()), tex: z.string() })),
  /** One sentence to take along, where the exercise has one or the case calls for one. */
  remember: textSchema.nullable(),
})
export type Explanation = z.infer<typeof explanationSchema>
