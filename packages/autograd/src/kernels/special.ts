/**
 * The error function, which JavaScript lacks. Below 2.5 by its Maclaurin series, beyond by the continued fraction of erfc
 * (Abramowitz and Stegun 7.1.6 and 7.1.14); both to about 1e-15.
 */
export function erfOf(x: number): number {
  if (x !== x) return NaN
  const a = Math.abs(x)
  return a < 2.5 ? series(x) : Math.sign(x) * (1 - erfcTail(a))
}

/** 1 - erf(x), without cancellation for large x. */
export const erfcOf = (x: number): number => (x >= 2.5 ? erfcTail(x) : 1 - erfOf(x))

/** 2/sqrt(pi) e^(-x^2) sum of 2^n x^(2n+1) / (1 3 5 … (2n+1)) */
function series(x: number): number {
  let term = x
  let total = x
  for (let n = 1; n < 100; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    total += term
    if (Math.abs(term) < 1e-17 * Math.abs(total)) break
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * total
}

/** e^(-x^2)/sqrt(pi) times the continued fraction 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))) */
function erfcTail(x: number): number {
  let fraction = x
  for (let k = 60; k > 0; k--) fraction = x + k / 2 / fraction
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction)
}
