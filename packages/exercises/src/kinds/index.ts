import type { ExerciseOf, KindName } from '../exercise/schema.js'
import { blank } from './blank/index.js'
import { choice } from './choice/index.js'
import { flags } from './flags/index.js'
import { formula } from './formula/index.js'
import { gradFn } from './grad-fn/index.js'
import { gradient } from './gradient/index.js'
import type { Kind } from './kind.js'
import { raises } from './raises/index.js'
import { shape } from './shape/index.js'
import { value } from './value/index.js'

/** Every kind, one line each. A kind that has a schema and no line here does not compile. */
const kinds: { readonly [K in KindName]: Kind<ExerciseOf<K>> } = {
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

/** What the kind of this name does. */
export const kindOf = (name: KindName): Kind => kinds[name]
