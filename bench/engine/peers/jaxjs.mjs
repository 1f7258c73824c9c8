import { numbers, targets } from '../works.mjs'

/** jax-js, eagerly, on its WebAssembly backend. Arrays are consumed by use: `.ref` keeps one for another use. */
export const jaxjs = async (load) => {
  const { defaultDevice, grad, init, nn, numpy: np } = await load('@jax-js/jax')
  await init('wasm')
  defaultDevice('wasm')
  const leaf = (shape, seed) =>
    np
      .array(
        numbers(
          shape.reduce((a, b) => a * b, 1),
          seed,
        ),
      )
      .reshape(shape)
  const read = (arrays) => {
    for (const array of arrays) array.dataSync()
  }
  return {
    name: 'jax-js',
    version: '0.1.25',
    works: {
      E1: () => {
        const x = leaf([2, 2], 1)
        const of = grad((v) => {
          const y = v.add(2)
          return y.ref.mul(y).mul(3).mean()
        })
        return () => read([of(x.ref)])
      },
      E2: () => {
        const x = leaf([32, 64], 1)
        const labels = nn.oneHot(np.array(targets, { dtype: np.int32 }), 10)
        const parameters = [leaf([64, 64], 2), leaf([64], 3), leaf([64, 10], 4), leaf([10], 5)]
        const of = grad(([w1, b1, w2, b2]) => {
          const hidden = nn.relu(np.matmul(x.ref, w1).add(b1))
          const scores = np.matmul(hidden, w2).add(b2)
          return nn
            .logSoftmax(scores)
            .mul(labels.ref)
            .sum()
            .mul(-1 / 32)
        })
        return () => read(of(parameters.map((p) => p.ref)))
      },
      E3: () => {
        const x = leaf([1_000_000], 1)
        const of = grad((v) => np.exp(v.ref.mul(0.5).add(1)).mul(v).sum())
        return () => read([of(x.ref)])
      },
      E4: () => {
        const [a, b] = [leaf([256, 256], 1), leaf([256, 256], 2)]
        const of = grad(([p, q]) => np.matmul(p, q).sum())
        return () => read(of([a.ref, b.ref]))
      },
    },
  }
}
