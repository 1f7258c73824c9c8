import { asTensor, repr, type Run, runCode } from '@gradroom/snippet'
import type { ExerciseOf } from '../../exercise/schema.js'
import type { Key } from '../../grade.js'
import { type Inquiry, type Numbers, numbersIn, numbersOf } from '../../mistakes/case.js'
import { type Formula, readFormula } from '../../reading/formula.js'
import { tensorOrNone } from '../../trial/trial.js'
import { fill } from '../../variant/fill.js'
import type { Variant } from '../../variant/variant.js'

export type FormulaVariant = Variant<ExerciseOf<'formula'>>

export const inquiryOf = ({ exercise, written, code }: FormulaVariant): Inquiry => ({
  code,
  ask: fill(exercise.ask, written),
})

/** The formula of the key, with its numbers. */
export const textOf = ({ exercise, written }: FormulaVariant): string => fill(exercise.formula, written)

/** The formula of the key; null where it cannot be read: such a variant is refused by `generate`. */
export const keyOf = (variant: FormulaVariant): Formula | null =>
  readFormula(textOf(variant), variant.exercise.variables)

/** The gradient that the program gives; null where that is no tensor. */
export function gradientOf(variant: FormulaVariant): { readonly run: Run; readonly gradient: Numbers } | null {
  const { code, ask } = inquiryOf(variant)
  const run = runCode(code)
  const asked = run.error === null ? run.evaluate(ask) : null
  const values = asked?.ok ? tensorOrNone(asked.value) : null
  return values ? { run, gradient: numbersOf(values) } : null
}

/** A formula with the program's own values put in, cell by cell; null where a name has no number for every cell. */
export function atProgram(variant: FormulaVariant, formula: Formula): Numbers | null {
  const found = gradientOf(variant)
  if (found === null) return null
  const { run, gradient } = found
  const columns: [string, readonly number[]][] = []
  for (const name of variant.exercise.variables) {
    const evaluated = run.evaluate(name)
    if (!evaluated.ok) return null
    const tensor = asTensor(evaluated.value)
    const data = tensor === null ? [Number(repr(evaluated.value))] : numbersIn(tensor).data
    if (data.length !== 1 && data.length !== gradient.data.length) return null
    columns.push([name, data])
  }
  const data = gradient.data.map((_, cell) =>
    formula(
      Object.fromEntries(columns.map(([name, values]) => [name, values.length === 1 ? values[0] : values[cell]])),
    ),
  )
  return { shape: gradient.shape, data }
}

/** The key, as its author wrote it. */
export function solve(variant: FormulaVariant): Key {
  const text = textOf(variant)
  return { display: text, answer: { type: 'typed', text } }
}
