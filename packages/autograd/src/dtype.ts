import { doubles, floats } from './kernels/slab.js'

/** The arrays a storage can be made of. */
export type NumberArray = Float32Array | Float64Array | Int32Array | Int16Array | Int8Array | Uint8Array

export type DtypeName = 'bool' | 'uint8' | 'int8' | 'int16' | 'int32' | 'int64' | 'float32' | 'float64'

/** Where a type stands in promotion: a float beats an integer, an integer beats a bool. */
export type Category = 'bool' | 'int' | 'float'

export interface Dtype {
  readonly name: DtypeName
  readonly category: Category
  /** Bytes an element has in PyTorch (and counts in the budget). */
  readonly size: number
  /** The name in PyTorch's messages, as in "result type Float" and "torch.FloatTensor". */
  readonly title: string
  /** The name in C++, as in "expected m1 and m2 to have the same dtype, but got: float != double". */
  readonly cpp: string
  /** Fresh zeroed memory for `n` elements. */
  readonly allocate: (n: number) => NumberArray
  /** The nearest value of this type, as a cast gives it. */
  readonly cast: (x: number) => number
}

const truncate = (x: number): number => (Number.isFinite(x) ? Math.trunc(x) + 0 : 0)

export const bool: Dtype = {
  name: 'bool',
  category: 'bool',
  size: 1,
  title: 'Bool',
  cpp: 'bool',
  allocate: (n) => new Uint8Array(n),
  cast: (x) => (x !== 0 ? 1 : 0),
}
export const uint8: Dtype = {
  name: 'uint8',
  category: 'int',
  size: 1,
  title: 'Byte',
  cpp: 'unsigned char',
  allocate: (n) => new Uint8Array(n),
  cast: (x) => truncate(x) & 0xff,
}
export const int8: Dtype = {
  name: 'int8',
  category: 'int',
  size: 1,
  title: 'Char',
  cpp: 'signed char',
  allocate: (n) => new Int8Array(n),
  cast: (x) => (truncate(x) << 24) >> 24,
}
export const int16: Dtype = {
  name: 'int16',
  category: 'int',
  size: 2,
  title: 'Short',
  cpp: 'short',
  allocate: (n) => new Int16Array(n),
  cast: (x) => (truncate(x) << 16) >> 16,
}
export const int32: Dtype = {
  name: 'int32',
  category: 'int',
  size: 4,
  title: 'Int',
  cpp: 'int',
  allocate: (n) => new Int32Array(n),
  cast: (x) => truncate(x) | 0,
}
/** 64-bit integers live in doubles: exact up to 2^53, which no classroom program leaves. */
export const int64: Dtype = {
  name: 'int64',
  category: 'int',
  size: 8,
  title: 'Long',
  cpp: 'long int',
  allocate: doubles,
  cast: truncate,
}
export const float32: Dtype = {
  name: 'float32',
  category: 'float',
  size: 4,
  title: 'Float',
  cpp: 'float',
  allocate: floats,
  cast: Math.fround,
}
export const float64: Dtype = {
  name: 'float64',
  category: 'float',
  size: 8,
  title: 'Double',
  cpp: 'double',
  allocate: doubles,
  cast: (x) => x,
}

/** Every type there is, by its name after `torch.`. */
export const dtypes: Readonly<Record<DtypeName, Dtype>> = { bool, uint8, int8, int16, int32, int64, float32, float64 }

export const isFloat = (dtype: Dtype): boolean => dtype.category === 'float'
