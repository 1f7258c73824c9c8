import { asTensor, runCode } from '@gradroom/snippet'
import type { Form } from '../../question.js'
import { askedOf, gradientOf, type GradientVariant } from './solve.js'

/**
 * A grid of the shape of the tensor whose gradient is asked for. The shape is that of `x` in `x.grad`, known from the program, so that the
 * form of a question is the same whether its key is a tensor or None.
 */
export function view(variant: GradientVariant): { ask: string; form: Form } {
  const expression = askedOf(variant)
  return { ask: expression, form: formOf(variant, expression) }
}

function formOf(variant: GradientVariant, expression: string): Form {
  const { entry = 'given' } = variant.exercise
  if (entry === 'typed') return { type: 'typed', lines: 4 }
  return { type: 'grid', shape: entry === 'chosen' ? null : shapeOf(variant, expression) }
}

function shapeOf(variant: GradientVariant, expression: string): number[] | null {
  const owner = /^(.+)\.grad$/.exec(expression.trim())
  if (owner !== null) {
    const evaluated = runCode(variant.code).evaluate(owner[1])
    const tensor = evaluated.ok ? asTensor(evaluated.value) : null
    if (tensor !== null) return [...tensor.shape]
  }
  return gradientOf(variant)?.shape ?? null
}
