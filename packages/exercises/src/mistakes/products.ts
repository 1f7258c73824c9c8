import type { OperationNode } from '@gradroom/autograd'
import { type Numbers, numbersIn, total } from './case.js'
import type { Misconception, Place } from './misconception.js'
import type { Study } from './study.js'

export interface Product {
  readonly place: Place
  readonly numbers: Numbers
}

/** For every product of two results of the asked tensor: what arrives there times both derivatives, with the other ways as they are. */
export function productsIn({ broken, key, subject, since, trace, cameOf }: Study): Product[] {
  if (key === null || subject === null || since === null) return []
  const { shape } = subject.tensor
  const cells = key.data.length
  const nodes = new Set(broken.filter(({ id }) => id === 'probe').map(({ node }) => node as OperationNode))
  return [...nodes].flatMap((node) => {
    const here = broken.filter((each) => each.node === node)
    const factors = here.filter(({ id }) => id === 'probe').map(cameOf)
    const [u, v] = factors
    const lost = here.filter(({ id }) => id === 'edge').map(cameOf)
    const incoming = trace.flows.findLast((flow) => flow.node === node)?.incoming[0]
    if (!u || !v || factors.length !== 2 || !incoming || lost.some((each) => each === null)) return []
    const { data: g } = numbersIn(incoming)
    if (u.data.length !== cells || v.data.length !== cells || (g.length !== cells && g.length !== 1)) return []
    const product = { shape, data: u.data.map((each, i) => each * v.data[i] * g[g.length === 1 ? 0 : i]) }
    const others = total([key, ...lost.filter((each) => each !== null)], shape)
    return [{ place: { node: node.name, line: node.site }, numbers: total([product, others], shape) }]
  })
}

/** (u v)' taken as u' v'. */
export const productMistake: Misconception = {
  id: 'product-of-derivatives',
  text: {
    en: 'You multiplied the derivatives of the two factors. Try it with x · x: does 1 · 1 give the slope of x²?',
    zh: '你把两个因子的导数相乘了。拿 x · x 试一试：1 · 1 是 x² 的斜率吗？',
  },
  find: ({ study, matches }) =>
    study
      .once('products', () => productsIn(study))
      .find(({ numbers }) => numbers.data.some((value) => value !== 0) && matches(numbers))?.place ?? null,
}
