/**
 * Functions of numbers that the large path knows by sight: the rows of the table hand these over, and elementwise kernels find the
 * WebAssembly loop of the same name for them. To the small path they are functions like any other.
 */

export const plus = (a: number, b: number): number => a + b
export const minus = (a: number, b: number): number => a - b
export const times = (a: number, b: number): number => a * b
export const over = (a: number, b: number): number => a / b
/** a + by b, as an update with a learning rate does. */
export function plusScaled(by: number): (a: number, b: number) => number {
  const f = (a: number, b: number): number => a + by * b
  factors.set(f, by)
  return f
}
/** The factor that each made by {@link plusScaled} has. */
export const factors = new WeakMap<(a: number, b: number) => number, number>()
/** NaN stays NaN. */
export const rectified = (a: number): number => (a > 0 || a !== a ? a : 0)

/** The loops over two operands. */
export type BinaryLoop = 'add' | 'sub' | 'mul' | 'div'
/** The loops over one. */
export type UnaryLoop = 'exp' | 'relu'

export const binaryLoops: ReadonlyMap<(a: number, b: number) => number, BinaryLoop> = new Map([
  [plus, 'add'],
  [minus, 'sub'],
  [times, 'mul'],
  [over, 'div'],
])

export const unaryLoops: ReadonlyMap<(a: number) => number, UnaryLoop> = new Map([
  [Math.exp, 'exp'],
  [rectified, 'relu'],
])
