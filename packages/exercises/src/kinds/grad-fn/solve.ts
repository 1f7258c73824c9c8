import type { Node } from '@gradroom/autograd'
import { asTensor } from '@gradroom/snippet'
import type { ExerciseOf } from '../../exercise/schema.js'
import type { Key } from '../../grade.js'
import type { Text } from '../../text.js'
import { ask } from '../../trial/trial.js'
import { fill } from '../../variant/fill.js'
import { shuffled, streamSeed } from '../../variant/generator.js'
import type { Variant } from '../../variant/variant.js'

export type GradFnVariant = Variant<ExerciseOf<'grad-fn'>>

export const askedOf = ({ exercise, written }: GradFnVariant): string => fill(exercise.ask, written)

/** How a chain is written. */
export const ARROW = ' -> '

/** @returns the names of the nodes asked for (`None` where the tensor has no node), or why there are none to ask about. */
export function seek(variant: GradFnVariant): { ok: true; names: string[] } | { ok: false; problem: Text } {
  const expression = askedOf(variant)
  const asked = ask(variant.code, expression)
  if (!asked.ok) return asked
  const tensor = asTensor(asked.value)
  if (tensor === null) {
    return { ok: false, problem: { en: `${expression} is not a tensor.`, zh: `${expression} 不是张量。` } }
  }
  if (tensor.gradFn === null) return { ok: true, names: ['None'] }
  return variant.exercise.walk === 'name' ? { ok: true, names: [tensor.gradFn.name] } : chainFrom(tensor.gradFn)
}

/** Follows `next_functions` to the end; a chain that forks is no chain. */
function chainFrom(start: Node): { ok: true; names: string[] } | { ok: false; problem: Text } {
  const names: string[] = []
  for (let node: Node | null = start; node !== null;) {
    names.push(node.name)
    const next: Node[] = node.edges.flatMap((edge) => (edge === null ? [] : [edge.node]))
    if (next.length > 1) {
      return {
        ok: false,
        problem: {
          en: `The chain forks at ${node.name}: ask for a name, or about a program without forks.`,
          zh: `计算图在 ${node.name} 处分叉。请改问单个名称，或换一个不分叉的程序。`,
        },
      }
    }
    node = next[0] ?? null
  }
  return { ok: true, names }
}

/** The same for a variant that was checked. @throws Error for one that was not */
export function namesOf(variant: GradFnVariant): string[] {
  const found = seek(variant)
  if (!found.ok) throw new Error(found.problem.en)
  return found.names
}

/** A chain as its names. */
export const namesIn = (chain: string): string[] => chain.match(/[A-Za-z_]\w*/g) ?? []

const isSameChain = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join()

/** The options in the order of this variant; their ids say nothing of which is right. */
export function optionsOf(variant: GradFnVariant): { id: string; names: string[] }[] {
  const { options = [] } = variant.exercise
  return shuffled(options, streamSeed(variant.seed, 'options')).map((option, i) => ({
    id: String(i + 1),
    names: namesIn(option),
  }))
}

/** The option that is right; null when none or several are. */
export function rightOption(variant: GradFnVariant, names: readonly string[]): string | null {
  const right = optionsOf(variant).filter((option) => isSameChain(option.names, names))
  return right.length === 1 ? right[0].id : null
}

/** The key: the name, or the chain. */
export function solve(variant: GradFnVariant): Key {
  const names = namesOf(variant)
  const display = names.join(ARROW)
  const choice = rightOption(variant, names)
  return { display, answer: choice === null ? { type: 'typed', text: display } : { type: 'choice', choice } }
}
