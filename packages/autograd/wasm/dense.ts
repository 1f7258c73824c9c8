/**
 * Kernels for large float32 tensors, in AssemblyScript: four numbers an instruction. JavaScript lays the memory out (kernels/wasm/),
 * passes byte addresses, and calls; nothing here allocates. Every result agrees with the plain kernels beside the caller within
 * float32's rounding.
 */

// ---- products of matrices ----------------------------------------------------------------------------------------------------

/** Rows and columns of a tile: eight vectors of sums, which with their operands fit sixteen registers. */
const ROWS = 4
const COLUMNS = 8

/** Writes four lines of memory as four columns: four numbers of each are turned at a time. Steps are in bytes. */
function turn(from: usize, lineStep: usize, length: i32, to: usize, step: usize): void {
  const fours = length & ~3
  for (let k = 0; k < fours; k += 4) {
    const source = from + (k << 2)
    const a = v128.load(source)
    const b = v128.load(source + lineStep)
    const c = v128.load(source + 2 * lineStep)
    const d = v128.load(source + 3 * lineStep)
    const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5)
    const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5)
    const low = v128.shuffle<i32>(a, b, 2, 6, 3, 7)
    const high = v128.shuffle<i32>(c, d, 2, 6, 3, 7)
    const target = to + k * step
    v128.store(target, v128.shuffle<i32>(ab, cd, 0, 1, 4, 5))
    v128.store(target + step, v128.shuffle<i32>(ab, cd, 2, 3, 6, 7))
    v128.store(target + 2 * step, v128.shuffle<i32>(low, high, 0, 1, 4, 5))
    v128.store(target + 3 * step, v128.shuffle<i32>(low, high, 2, 3, 6, 7))
  }
  for (let k = fours; k < length; k++) {
    for (let i: usize = 0; i < 4; i++) store<f32>(to + k * step + (i << 2), load<f32>(from + i * lineStep + (k << 2)))
  }
}

/** Lays `count` lines of `length` side by side in panels of `width`, the last one filled up with zeros. */
function pack(from: usize, lineStride: i32, stride: i32, count: i32, length: i32, width: i32, to: usize): void {
  for (let start = 0; start < count; start += width) {
    const panel = to + ((start * length) << 2)
    if (lineStride == 1 && start + width <= count) {
      for (let k = 0; k < length; k++) {
        const source = from + ((start + k * stride) << 2)
        const target = panel + ((k * width) << 2)
        v128.store(target, v128.load(source))
        if (width == 8) v128.store(target, v128.load(source, 16), 16)
      }
      continue
    }
    if (stride == 1 && start + width <= count) {
      for (let i = 0; i < width; i += 4) {
        turn(from + (((start + i) * lineStride) << 2), lineStride << 2, length, panel + (i << 2), width << 2)
      }
      continue
    }
    for (let i = 0; i < width; i++) {
      const line = start + i
      const source = from + ((line * lineStride) << 2)
      for (let k = 0; k < length; k++) {
        const value: f32 = line < count ? load<f32>(source + ((k * stride) << 2)) : 0
        store<f32>(panel + ((k * width + i) << 2), value)
      }
    }
  }
}

/** Packs the left factor (n x k, any strides, in elements) into panels of four rows. */
export function packLeft(from: usize, rowStride: i32, columnStride: i32, n: i32, k: i32, to: usize): void {
  pack(from, rowStride, columnStride, n, k, ROWS, to)
}

/** Packs the right factor (k x m, any strides, in elements) into panels of eight columns. */
export function packRight(from: usize, rowStride: i32, columnStride: i32, k: i32, m: i32, to: usize): void {
  pack(from, columnStride, rowStride, m, k, COLUMNS, to)
}

function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c)
  return f32x4.add(c, f32x4.mul(a, b))
}

/** The product of packed factors, for `panels` panels of the left one; rows of the result are `stride` elements apart. */
export function multiplyPacked(left: usize, right: usize, out: usize, panels: i32, k: i32, m: i32, stride: i32): void {
  for (let column = 0; column < m; column += COLUMNS) {
    const b0 = right + ((column * k) << 2)
    for (let panel = 0; panel < panels; panel++) {
      let a = left + ((panel * ROWS * k) << 2)
      let b = b0
      // The first product is not added to a zero: that would lose the sign of -0.
      let u = v128.load(b)
      let v = v128.load(b, 16)
      let s = v128.load32_splat(a)
      let c00 = f32x4.mul(s, u)
      let c01 = f32x4.mul(s, v)
      s = v128.load32_splat(a, 4)
      let c10 = f32x4.mul(s, u)
      let c11 = f32x4.mul(s, v)
      s = v128.load32_splat(a, 8)
      let c20 = f32x4.mul(s, u)
      let c21 = f32x4.mul(s, v)
      s = v128.load32_splat(a, 12)
      let c30 = f32x4.mul(s, u)
      let c31 = f32x4.mul(s, v)
      for (let i = 1; i < k; i++) {
        a += 16
        b += 32
        u = v128.load(b)
        v = v128.load(b, 16)
        s = v128.load32_splat(a)
        c00 = multiplyAdd(s, u, c00)
        c01 = multiplyAdd(s, v, c01)
        s = v128.load32_splat(a, 4)
        c10 = multiplyAdd(s, u, c10)
        c11 = multiplyAdd(s, v, c11)
        s = v128.load32_splat(a, 8)
        c20 = multiplyAdd(s, u, c20)
        c21 = multiplyAdd(s, v, c21)
        s = v128.load32_splat(a, 12)
        c30 = multiplyAdd(s, u, c30)
        c31 = multiplyAdd(s, v, c31)
      }
      const line = stride << 2
      let to = out + panel * ROWS * line + (column << 2)
      v128.store(to, c00)
      v128.store(to, c01, 16)
      to += line
      v128.store(to, c10)
      v128.store(to, c11, 16)
      to += line
      v128.store(to, c20)
      v128.store(to, c21, 16)
      to += line
      v128.store(to, c30)
      v128.store(to, c31, 16)
    }
  }
}

// ---- element by element: `n` is a multiple of 4 --------------------------------------------------------------------------------

export function add(out: usize, a: usize, b: usize, n: i32): void {
  for (let i: usize = 0, end = (<usize>n) << 2; i < end; i += 16) {
    v128.store(out + i, f32x4.add(v128.load(a + i), v128.load(b + i)))
  }
}

export function sub(out: usize, a: usize, b: usize, n: i32): void {
  for (let i: usize = 0, end = (<usize>n) << 2; i < end; i += 16) {
    v128.store(out + i, f32x4.sub(v128.load(a + i), v128.load(b + i)))
  }
}

export function mul(out: usize, a: usize, b: usize, n: i32): void {
  for (let i: usize = 0, end = (<usize>n) << 2; i < end; i += 16) {
    v128.store(out + i, f32x4.mul(v128.load(a + i), v128.load(b + i)))
  }
}

export function div(out: usize, a: usize, b: usize, n: i32): void {
  for (let i: usize = 0, end = (<usize>n) << 2; i < end; i += 16) {
    v128.store(out + i, f32x4.div(v128.load(a + i), v128.load(b + i)))
  }
}

/** Fills with one number, so that a number can stand where a tensor does. */
export function fill(out: usize, value: f32, n: i32): void {
  const all = f32x4.splat(value)
  for (let i: usize = 0, end = (<usize>n) << 2; i < end; i += 16) v128.store(out + i, all)
}

export function relu(out: usize, a: usize, n: i32): void {
  const zero = f32x4.splat(0)
  for (let i: usize = 0, end = (<usize>n) << 2; i < end; i += 16) {
    const x = v128.load(a + i)
    // What is not above zero and is a number becomes zero; NaN stays.
    v128.store(out + i, v128.andnot(x, f32x4.le(x, zero)))
  }
}

/** a + by * b */
export function addScaled(out: usize, a: usize, b: usize, by: f32, n: i32): void {
  const factor = f32x4.splat(by)
  for (let i: usize = 0, end = (<usize>n) << 2; i < end; i += 16) {
    v128.store(out + i, f32x4.add(v128.load(a + i), f32x4.mul(v128.load(b + i), factor)))
  }
}

/**
 * e^x: x = n ln 2 + r with |r| <= ln 2 / 2; 2 e^r by a polynomial of degree 6, fitted to a relative error of 3e-9; times 2^(n - 1), whose
 * exponent is added up in integers. Adding 1.5 * 2^23 rounds to whole numbers and leaves them in the lowest bits. Below 2^-126 the
 * result is 0, from 2^128 on it is infinity, and NaN stays NaN.
 */
export function exp(out: usize, a: usize, n: i32): void {
  const log2e = f32x4.splat(1.4426950408889634)
  const high = f32x4.splat(0.693359375)
  const low = f32x4.splat(-2.1219444e-4)
  const top = f32x4.splat(89)
  const bottom = f32x4.splat(-87.33654)
  const two = f32x4.splat(2)
  const rounder = f32x4.splat(12582912)
  // The bits of 1.5 * 2^23, less the exponent's bias of 127, plus the 1 that stands for the doubled polynomial.
  const zero = i32x4.splat(0x4b400000 - 126)
  for (let i: usize = 0, end = (<usize>n) << 2; i < end; i += 16) {
    const x = f32x4.pmax(f32x4.pmin(v128.load(a + i), top), bottom)
    const shifted = f32x4.add(f32x4.mul(x, log2e), rounder)
    const whole = f32x4.sub(shifted, rounder)
    const r = f32x4.sub(f32x4.sub(x, f32x4.mul(whole, high)), f32x4.mul(whole, low))
    let p = f32x4.splat(2 * 0.0013814468411986417)
    p = multiplyAdd(p, r, f32x4.splat(2 * 0.00836878043611428))
    p = multiplyAdd(p, r, f32x4.splat(2 * 0.04166839419380723))
    p = multiplyAdd(p, r, f32x4.splat(2 * 0.16666520107555255))
    p = multiplyAdd(p, r, f32x4.splat(2 * 0.4999999341252842))
    p = multiplyAdd(p, r, two)
    p = multiplyAdd(p, r, two)
    const scale = i32x4.shl(i32x4.sub(shifted, zero), 23)
    v128.store(out + i, f32x4.mul(p, scale))
  }
}

/** The sum, carried in doubles. */
export function sum(a: usize, n: i32): f64 {
  let s = f64x2.splat(0)
  let t = f64x2.splat(0)
  for (let i: usize = 0, end = (<usize>n) << 2; i < end; i += 16) {
    const x = v128.load(a + i)
    s = f64x2.add(s, f64x2.promote_low_f32x4(x))
    t = f64x2.add(t, f64x2.promote_low_f32x4(v128.shuffle<i32>(x, x, 2, 3, 2, 3)))
  }
  s = f64x2.add(s, t)
  return f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1)
}
