import { z } from 'zod'
import type { Parts } from '../../exercise/parts.js'

/** What a grad-fn exercise has beside the common fields. */
export const gradFnFields = <T extends z.ZodType>({ expression }: Parts<T>) => ({
  kind: z.literal('grad-fn'),
  /** The tensor whose `grad_fn` is asked about, such as `z`. */
  ask: expression,
  /** The name of its node alone, or the whole chain back to AccumulateGrad. */
  walk: z.enum(['name', 'chain']),
  /** What to choose from: names, or chains written `SumBackward0 -> PowBackward0 -> AccumulateGrad`. Without: typed. */
  options: z.array(z.string().max(200)).min(2).max(8).optional(),
})
