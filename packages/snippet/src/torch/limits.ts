import { method, property } from '../builtins/define.js'
import { Classed, objectClass, typeName } from '../objects/classes.js'
import { typeError } from '../objects/error.js'
import { Float, PyClass, type Value } from '../objects/value.js'
import { DtypeValue } from './values.js'

/** What `torch.finfo` and `torch.iinfo` say of a type. */
class Limits extends Classed {
  constructor(
    readonly cls: PyClass,
    readonly dtype: string,
    readonly values: Readonly<Record<string, Value>>,
  ) {
    super()
  }
}

const float = (bits: number, eps: number, max: number, tiny: number): Readonly<Record<string, Value>> => ({
  bits,
  eps: new Float(eps),
  max: new Float(max),
  min: new Float(-max),
  tiny: new Float(tiny),
  smallest_normal: new Float(tiny),
  resolution: new Float(bits === 64 ? 1e-15 : 1e-6),
})
const int = (bits: number, min: Value, max: Value): Readonly<Record<string, Value>> => ({ bits, min, max })

const LIMITS: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  float32: float(32, 2 ** -23, 3.4028234663852886e38, 2 ** -126),
  float64: float(64, 2 ** -52, Number.MAX_VALUE, 2 ** -1022),
  uint8: int(8, 0, 255),
  int8: int(8, -128, 127),
  int16: int(16, -32768, 32767),
  int32: int(32, -2147483648, 2147483647),
  int64: int(64, -9223372036854775808n, 9223372036854775807n),
}

const classes: Readonly<Record<'finfo' | 'iinfo', PyClass>> = {
  finfo: new PyClass('finfo', [objectClass], 'torch', true),
  iinfo: new PyClass('iinfo', [objectClass], 'torch', true),
}
for (const cls of Object.values(classes)) {
  for (const name of ['bits', 'eps', 'max', 'min', 'tiny', 'smallest_normal', 'resolution', 'dtype']) {
    if (cls === classes.iinfo && !['bits', 'max', 'min', 'dtype'].includes(name)) continue
    property(cls, name, (_m, self) =>
      self instanceof Limits ? (name === 'dtype' ? self.dtype : (self.values[name] ?? null)) : null,
    )
  }
  method(cls, '__repr__', '', (_m, [self]) => (self instanceof Limits ? `${cls.name}(dtype=${self.dtype})` : ''))
}

/** `torch.finfo(dtype)` or `torch.iinfo(dtype)`. @throws TypeError where the type is of the other kind */
export function limitsOf(value: Value, kind: 'finfo' | 'iinfo'): Value {
  const name = value === null ? 'float32' : value instanceof DtypeValue ? value.dtype.name : ''
  const known = LIMITS[name]
  if (known === undefined || 'eps' in known !== (kind === 'finfo')) {
    throw typeError(
      value instanceof DtypeValue
        ? `torch.${kind}() requires ${kind === 'finfo' ? 'a floating point' : 'an integer'} input type. Use torch.${kind === 'finfo' ? 'iinfo' : 'finfo'} to handle 'torch.${name}'`
        : `${kind}() argument must be torch.dtype, not ${typeName(value)}`,
    )
  }
  return new Limits(classes[kind], name, known)
}
