import { isScalar, OperationNode, type Tensor, valueOf } from '@gradroom/autograd'
import { runCode } from '@gradroom/snippet'
import type { Text } from '../text.js'

type TieTest = (inputs: readonly Tensor[], node: OperationNode) => boolean

const hasZero: TieTest = ([input]) => input.toArray().includes(0)

/** The largest (or smallest) element is there more than once. */
const hasTwice =
  (pick: (...values: number[]) => number): TieTest =>
  ([input]) => {
    const values = input.toArray()
    const extreme = pick(...values)
    return values.filter((value) => value === extreme).length > 1
  }

/** Any two elements are equal, which along some dimension may be a tie. */
const hasEqual: TieTest = ([input]) => {
  const values = input.toArray()
  return new Set(values).size < values.length
}

const isEqualSomewhere: TieTest = ([a, b]) => {
  if (a.shape.join() !== b.shape.join()) return a.toArray().some((value) => b.toArray().includes(value))
  const others = b.toArray()
  return a.toArray().some((value, i) => value === others[i])
}

const isAtBound: TieTest = ([input], node) => {
  const bounds = node.args.slice(1).filter(isScalar).map(valueOf)
  return input.toArray().some((value) => bounds.includes(value))
}

/** By node: where its derivative is a convention and not a limit. */
const TIES: Readonly<Record<string, TieTest>> = {
  ReluBackward0: hasZero,
  AbsBackward0: hasZero,
  SgnBackward0: hasZero,
  SignBackward0: hasZero,
  MaxBackward0: hasEqual,
  MinBackward0: hasEqual,
  MaxBackward1: hasTwice(Math.max),
  MinBackward1: hasTwice(Math.min),
  AmaxBackward0: hasEqual,
  AminBackward0: hasEqual,
  MaximumBackward0: isEqualSomewhere,
  MinimumBackward0: isEqualSomewhere,
  ClampBackward1: isAtBound,
  ClampMinBackward0: isAtBound,
  ClampMaxBackward0: isAtBound,
}

/** Looks for a tie while a program runs. @returns the first one, for the author; null when there is none. */
export function tieIn(code: string): Text | null {
  let found: Text | null = null
  runCode(code, {
    observer: {
      recorded: (node, inputs) => {
        if (found !== null || !(node instanceof OperationNode) || !Object.hasOwn(TIES, node.name)) return
        if (!TIES[node.name](inputs, node)) return
        found = {
          en: `In line ${node.site}, ${node.name} has a tie: the derivative there is a convention.`,
          zh: `第 ${node.site} 行的 ${node.name} 恰好落在不可导的点上，那里的导数只是约定。`,
        }
      },
    },
  })
  return found
}
