import { dirname } from 'node:path'
import { numbers, targets } from '../works.mjs'

/** TensorFlow.js on one of its backends. Its gradients come from functions, not from a tape that the reader sees. */
export const tfjs = (backend) => async (load) => {
  const tf = await load('@tensorflow/tfjs')
  if (backend === 'wasm') {
    const wasm = await load('@tensorflow/tfjs-backend-wasm')
    wasm.setWasmPaths(`${dirname(load.resolve('@tensorflow/tfjs-backend-wasm'))}/`)
  }
  const leaf = (shape, seed) =>
    tf.tensor(
      numbers(
        shape.reduce((a, b) => a * b, 1),
        seed,
      ),
      shape,
    )
  const ran = (f) => () =>
    tf.tidy(() => {
      for (const gradient of f()) gradient.dataSync()
    })
  if (!(await tf.setBackend(backend))) throw new Error(`tfjs has no backend ${backend}`)
  await tf.ready()
  return {
    name: `tfjs-${backend}`,
    version: tf.version.tfjs,
    enter: () => tf.setBackend(backend),
    works: {
      E1: () => {
        const x = leaf([2, 2], 1)
        const of = tf.grad((v) => {
          const y = v.add(2)
          return y.mul(y).mul(3).mean()
        })
        return ran(() => [of(x)])
      },
      E2: () => {
        const x = leaf([32, 64], 1)
        const labels = tf.oneHot(targets, 10)
        const parameters = [leaf([64, 64], 2), leaf([64], 3), leaf([64, 10], 4), leaf([10], 5)]
        const of = tf.grads((w1, b1, w2, b2) => {
          const scores = x.matMul(w1).add(b1).relu().matMul(w2).add(b2)
          return tf.losses.softmaxCrossEntropy(labels, scores)
        })
        return ran(() => of(parameters))
      },
      E3: () => {
        const x = leaf([1_000_000], 1)
        const of = tf.grad((v) => v.mul(0.5).add(1).exp().mul(v).sum())
        return ran(() => [of(x)])
      },
      E4: () => {
        const [a, b] = [leaf([256, 256], 1), leaf([256, 256], 2)]
        const of = tf.grads((p, q) => p.matMul(q).sum())
        return ran(() => of([a, b]))
      },
    },
  }
}
