import { AccumulateGrad, fromArray, grad, type Node, OperationNode, type Tensor } from '@gradroom/autograd'
import { run } from '@gradroom/snippet'
import { type Case, numbersIn } from './case.js'
import type { Misconception } from './misconception.js'

/** A product of two results of one leaf, with the derivatives of both factors. */
interface Product {
  readonly node: OperationNode
  readonly leaf: Tensor
  readonly factors: readonly [readonly number[], readonly number[]]
}

/** The leaves that a gradient at this node would come to. */
function leavesBelow(start: Node | undefined): Set<Tensor> {
  const seen = new Set<Node>()
  const leaves = new Set<Tensor>()
  const stack = start === undefined ? [] : [start]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    if (node instanceof AccumulateGrad) leaves.add(node.variable)
    for (const edge of node.edges) if (edge !== null) stack.push(edge.node)
  }
  return leaves
}

/** How fast a tensor moves with a leaf, cell by cell; null where it does not. */
function derivative(of: Tensor, by: Tensor): readonly number[] | null {
  const ones = fromArray(new Array<number>(of.numel).fill(1), of.shape, of.dtype)
  const [found] = grad([of], [by], { gradients: [ones], retainGraph: true, allowUnused: true })
  return found === null ? null : numbersIn(found).data
}

function productsOf(node: Node, inputs: readonly Tensor[]): Product[] {
  if (!(node instanceof OperationNode) || node.operation.row.name !== 'mul' || inputs.length !== 2) return []
  const [left, right] = node.edges.map((edge) => leavesBelow(edge?.node))
  const shape = inputs[0].shape.join()
  if (right === undefined || inputs[1].shape.join() !== shape) return []
  return [...left].flatMap((leaf) => {
    if (!right.has(leaf) || leaf.shape.join() !== shape) return []
    const factors = inputs.map((input) => derivative(input, leaf))
    const [u, v] = factors
    return u === null || v === null ? [] : [{ node, leaf, factors: [u, v] as const }]
  })
}

/** (u v)' taken as u' v': for every product of two results of the asked tensor, what arrives there times both derivatives. */
export const productMistake: Misconception = {
  id: 'product-of-derivatives',
  text: {
    en: 'You multiplied the derivatives of the two factors. Try it with x · x: does 1 · 1 give the slope of x²?',
    zh: '你把两个因子的导数相乘了。拿 x · x 试一试：1 · 1 是 x² 的斜率吗？',
  },
  find: (wrong: Case) => {
    const { subject, program, matches } = wrong
    if (subject === null || !wrong.trace.recorded.some(({ node }) => node.name === 'MulBackward0')) return null
    const products: Product[] = []
    const arrived = new Map<Node, readonly number[]>()
    let looking = false
    const again = run(program, {
      observer: {
        recorded: (node, inputs) => {
          looking = true
          products.push(...productsOf(node, inputs))
          looking = false
        },
        flowed: (node, [gradient]) => {
          if (!looking && gradient) arrived.set(node, gradient.toArray())
        },
      },
    })
    const evaluated = again.error === null ? again.evaluate(subject.name) : null
    if (evaluated === null || !evaluated.ok) return null
    for (const { node, leaf, factors } of products) {
      const gradient = arrived.get(node)
      if (leaf !== evaluated.value || gradient === undefined) continue
      const data = factors[0].map((u, i) => gradient[i] * u * factors[1][i])
      if (data.some((value) => value !== 0) && matches({ shape: leaf.shape, data })) {
        return { node: node.name, line: node.site }
      }
    }
    return null
  },
}
