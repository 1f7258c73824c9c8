import { numbers } from '../works.mjs'

/** What a loop written for this one work costs: neither tape, nor shapes, nor checks. In doubles, by Math.exp. */
export const handwritten = { name: 'handwritten', works: { E1: small, E3: elementwise, E4: matrices } }

function small() {
  const x = numbers(4, 1)
  const grad = new Float32Array(4)
  return () => {
    let loss = 0
    for (let i = 0; i < 4; i++) {
      const y = x[i] + 2
      loss += (y * y * 3) / 4
      grad[i] = (6 * y) / 4
    }
    return loss
  }
}

function elementwise() {
  const x = numbers(1_000_000, 1)
  const grad = new Float32Array(x.length)
  return () => {
    let total = 0
    for (let i = 0; i < x.length; i++) {
      const e = Math.exp(x[i] * 0.5 + 1)
      total += e * x[i]
      grad[i] = e + 0.5 * e * x[i]
    }
    return total
  }
}

/** The gradients of sum(a b): every row of the first is the row sums of b, every column of the second the column sums of a. */
function matrices() {
  const n = 256
  const [a, b] = [numbers(n * n, 1), numbers(n * n, 2)]
  const ones = new Float32Array(n * n).fill(1)
  const [c, da, db] = [new Float32Array(n * n), new Float32Array(n * n), new Float32Array(n * n)]
  const transposed = (m) => m.map((_, i) => m[(i % n) * n + Math.floor(i / n)])
  return () => {
    product(a, b, c, n)
    product(ones, transposed(b), da, n)
    product(transposed(a), ones, db, n)
  }
}

function product(a, b, out, n) {
  out.fill(0)
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const left = a[i * n + k]
      for (let j = 0; j < n; j++) out[i * n + j] += left * b[k * n + j]
    }
  }
}
