import { Tensor, allclose, broadcastShapes, copy, dtypes, equal, promoteTypes, resultType } from '@gradroom/autograd'
import type { Machine } from '../machine.js'
import { fn, method, constructor, property, rawMethod } from '../builtins/define.js'
import { provideModule, importModule } from '../modules/import.js'
import { call } from '../objects/call.js'
import { tensorClass, typeName } from '../objects/classes.js'
import { raised, typeError } from '../objects/error.js'
import { TORCH_COMPOSITES } from '../python/composites.js'
import { LINALG } from '../python/linalg.js'
import { SPECIAL } from '../python/special.js'
import { TENSORS } from '../python/tensors.js'
import { loadPython } from '../python/load.js'
import { toFloat } from '../builtins/number.js'
import { asInt } from '../objects/integer.js'
import { Float, NativeFunction, NativeMethod, PyModule, PyTuple, type PyClass, type Value } from '../objects/value.js'
import { creationFunctions, sizeFrom, tensorFrom } from './build.js'
import { fromNumpy } from './numpy.js'
import { stateFunctions } from './generatorState.js'
import { randomFunctions } from './random.js'
import { itemsOf, scalarOf, wholesOf } from './convert.js'
import { gradModes } from './gradMode.js'
import { functionsOf } from './operations.js'
import { limitsOf } from './limits.js'
import { square, tensor } from './operators.js'
import {
  DeviceValue,
  DtypeValue,
  deviceClass,
  dtypeClass,
  dtypeValue,
  generatorClass,
  layoutClass,
  sizeClass,
  sizeOf,
  strided,
} from './values.js'

/** `dtypes` by the other names PyTorch has for them. */
const DTYPE_ALIASES: Readonly<Record<string, keyof typeof dtypes>> = {
  float: 'float32',
  double: 'float64',
  long: 'int64',
  int: 'int32',
  short: 'int16',
}

rawMethod(dtypeClass, '__repr__', (_m, [self]) => (self instanceof DtypeValue ? `torch.${self.dtype.name}` : ''))
property(dtypeClass, 'is_floating_point', (_m, self) => self instanceof DtypeValue && self.dtype.category === 'float')
property(dtypeClass, 'is_complex', () => false)
property(dtypeClass, 'itemsize', (_m, self) => (self instanceof DtypeValue ? self.dtype.size : 0))
rawMethod(layoutClass, '__repr__', () => 'torch.strided')
deviceClass.construct = (_m, _cls, [value, index]) => {
  if (value instanceof DeviceValue) return value
  if (typeof value !== 'string')
    throw typeError(`device(): argument 'type' (position 1) must be str, not ${typeName(value ?? null)}`)
  const [kind, at] = value.split(':')
  if (kind !== 'cpu' && kind !== 'cuda' && kind !== 'mps' && kind !== 'meta') {
    throw raised(
      'RuntimeError',
      `Expected one of cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, mps, meta, hpu, mtia, privateuseone device type at start of device string: ${kind}`,
    )
  }
  return new DeviceValue(kind, at === undefined ? (typeof index === 'number' ? index : null) : Number(at))
}
const device = (self: Value): DeviceValue | null => (self instanceof DeviceValue ? self : null)
property(deviceClass, 'type', (_m, self) => device(self)?.kind ?? 'cpu')
property(deviceClass, 'index', (_m, self) => device(self)?.index ?? null)
method(deviceClass, '__repr__', '', (_m, [self]) => {
  const held = device(self)
  return held?.index == null ? `device(type='${held?.kind}')` : `device(type='${held.kind}', index=${held.index})`
})
method(deviceClass, '__str__', '', (_m, [self]) => {
  const held = device(self)
  return held?.index == null ? (held?.kind ?? 'cpu') : `${held.kind}:${held.index}`
})
method(
  deviceClass,
  '__eq__',
  'other, /',
  (_m, [self, other]) => device(self)?.kind === device(other)?.kind && device(self)?.index === device(other)?.index,
)

sizeClass.construct = constructor('Size', 'iterable=(), /', (_m, [value]) => sizeOf(wholesOf(value) ?? []))
const sizes = (self: Value): number[] => wholesOf(self) ?? []
method(sizeClass, '__repr__', '', (_m, [self]) => `torch.Size([${sizes(self).join(', ')}])`)
method(sizeClass, 'numel', '', (_m, [self]) => sizes(self).reduce((n, d) => n * d, 1))

/** `torch.Tensor(2, 3)` and `torch.FloatTensor([1, 2])`: the constructors of old. */
function legacy(m: Machine, name: string, dtype: keyof typeof dtypes, args: readonly Value[]): Tensor {
  const [first] = args
  if (args.length === 1 && (itemsOf(first) || first instanceof Tensor)) {
    if (first instanceof PyTuple && first.cls === sizeClass) return tensorFrom(m, 0, dtypes[dtype]).alias([], [])
    return first instanceof Tensor ? first : tensorFrom(m, first, dtypes[dtype])
  }
  const shape = sizeFrom(name, args)
  const zeros = creationFunctions.find((one) => one.name === 'zeros')
  const made = zeros?.call(m, [new PyTuple(shape)], new Map([['dtype', dtypeValue(dtypes[dtype])]]))
  if (made instanceof Tensor) return made
  throw new Error('zeros gave no tensor')
}
tensorClass.construct = (m, _cls, args) => legacy(m, 'Tensor', 'float32', args)

const LEGACY: Readonly<Record<string, keyof typeof dtypes>> = {
  FloatTensor: 'float32',
  DoubleTensor: 'float64',
  LongTensor: 'int64',
  IntTensor: 'int32',
  ShortTensor: 'int16',
  ByteTensor: 'uint8',
  BoolTensor: 'bool',
}

const FUNCTIONS: readonly NativeFunction[] = [
  ...creationFunctions,
  ...randomFunctions,
  ...stateFunctions,
  fromNumpy,
  square,
  fn('is_tensor', 'obj, /', (_m, [value]) => value instanceof Tensor),
  fn('is_grad_enabled', '', (m) => m.world.gradMode),
  fn('is_inference_mode_enabled', '', (m) => m.world.inferenceMode),
  fn('numel', 'input', (_m, [input]) => tensor(input).numel),
  fn('is_floating_point', 'input', (_m, [input]) => tensor(input).dtype.category === 'float'),
  fn('equal', 'input, other', (_m, [input, other]) => equal(tensor(input), tensor(other))),
  fn('allclose', 'input, other, rtol=1e-05, atol=1e-08, equal_nan=False', (m, [input, other, rtol, atol]) =>
    allclose(tensor(input), tensor(other), { rtol: toFloat(m, rtol).n, atol: toFloat(m, atol).n }),
  ),
  new NativeFunction('broadcast_shapes', (_m, args) =>
    sizeOf(
      args
        .map((arg) => wholesOf(arg) ?? [Number(asInt(arg) ?? 0)])
        .reduce<readonly number[]>((a, b) => broadcastShapes(a, b), []),
    ),
  ),
  fn('result_type', 'a, b', (_m, [a, b]) => {
    const operand = (value: Value) => (value instanceof Tensor ? value : (scalarOf(value) ?? 0))
    return dtypeValue(resultType(operand(a), operand(b)))
  }),
  fn('promote_types', 'type1, type2', (_m, [a, b]) => {
    if (!(a instanceof DtypeValue) || !(b instanceof DtypeValue))
      throw typeError('promote_types(): arguments must be torch.dtype')
    return dtypeValue(promoteTypes(a.dtype, b.dtype))
  }),
  fn('get_default_dtype', '', () => dtypeValue(dtypes.float32)),
  fn(
    'set_printoptions',
    'precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None',
    (m, args) => {
      const [precision, threshold, edgeitems, linewidth, profile, sciMode] = args
      const before = profile === null ? m.printOptions : { ...m.printOptions, ...PROFILES[String(profile)] }
      const pick = (value: Value, old: number): number =>
        value === null ? old : value instanceof Float ? value.n : Number(value)
      m.printOptions = {
        precision: pick(precision, before.precision),
        threshold: pick(threshold, before.threshold),
        edgeitems: pick(edgeitems, before.edgeitems),
        linewidth: pick(linewidth, before.linewidth),
        sciMode: typeof sciMode === 'boolean' ? sciMode : null,
      }
      return null
    },
  ),
  fn('set_num_threads', 'n, /', () => null),
  fn('get_num_threads', '', () => 1),
  fn('use_deterministic_algorithms', 'mode', () => null),
  fn('are_deterministic_algorithms_enabled', '', () => false),
  fn('is_anomaly_enabled', '', (m) => m.world.detectAnomaly),
  fn('typename', 'obj, /', (_m, [value]) =>
    value instanceof Tensor ? `torch.${value.dtype.title}Tensor` : typeName(value),
  ),
  fn('finfo', 'dtype=None', (_m, [dtype]) => limitsOf(dtype, 'finfo')),
  fn('iinfo', 'dtype', (_m, [dtype]) => limitsOf(dtype, 'iinfo')),
  fn('can_cast', 'from_, to', (_m, [from, to]) => {
    const order = ['bool', 'int', 'float']
    const at = (value: Value): number => (value instanceof DtypeValue ? order.indexOf(value.dtype.category) : -1)
    return at(from) <= at(to)
  }),
]

const PROFILES: Readonly<Record<string, Partial<Machine['printOptions']>>> = {
  default: { precision: 4, threshold: 1000, edgeitems: 3, linewidth: 80 },
  short: { precision: 2, threshold: 1000, edgeitems: 2, linewidth: 80 },
  full: { precision: 4, threshold: Infinity, edgeitems: 3, linewidth: 80 },
}

method(tensorClass, 'equal', 'other', (_m, [self, other]) => equal(tensor(self), tensor(other)))
method(tensorClass, 'allclose', 'other, rtol=1e-05, atol=1e-08, equal_nan=False', (m, [self, other, rtol, atol]) =>
  allclose(tensor(self), tensor(other), { rtol: toFloat(m, rtol).n, atol: toFloat(m, atol).n }),
)

/** Methods of tensors that are functions written in Python. */
const COMPOSITE_METHODS =
  'rot90 diff nansum nanmean msort tensor_split hsplit vsplit dsplit bincount histc unique unique_consecutive quantile diagflat renorm masked_scatter index_copy aminmax cummax cummin sinc heaviside copysign signbit ldexp gcd lcm lgamma digamma erfinv asinh acosh atanh logcumsumexp multinomial'
for (const name of COMPOSITE_METHODS.split(' ')) {
  tensorClass.dict.set(
    name,
    new NativeMethod(name, (m, args, keywords) => call(m, composites(m).get(name) ?? null, args, keywords)),
  )
}

for (const name of ['erfinv', 'lgamma', 'digamma', 'sinc', 'asinh', 'acosh', 'atanh']) {
  tensorClass.dict.set(
    `${name}_`,
    new NativeMethod(`${name}_`, (m, [self]) => {
      const made = call(m, composites(m).get(name) ?? null, [self])
      return copy.inPlace(tensor(self), tensor(made))
    }),
  )
}

/** The functions that are made of others, in Python: read when one is first asked for, once a run. */
function composites(m: Machine): ReadonlyMap<string, Value> {
  return loadOnce(m, 'torch._composites', [TORCH_COMPOSITES, TENSORS, SPECIAL]).members
}

function loadOnce(m: Machine, name: string, sources: readonly string[]): PyModule {
  let made = m.modules.get(name)
  if (!made) {
    made = loadPython(m, 'torch', sources)
    m.modules.set(name, made)
  }
  return made
}

const SUBMODULES = 'autograd nn optim linalg special utils cuda backends func random version'.split(' ')

/** What every run's `torch` holds, put together once. */
function torchMembers(): Map<string, Value> {
  const members = new Map<string, Value>([...functionsOf('torch')])
  for (const one of FUNCTIONS) members.set(one.name, one)
  for (const mode of gradModes) members.set(mode.name, mode)
  for (const dtype of Object.values(dtypes)) members.set(dtype.name, dtypeValue(dtype))
  for (const [alias, name] of Object.entries(DTYPE_ALIASES)) members.set(alias, dtypeValue(dtypes[name]))
  const classes: readonly PyClass[] = [tensorClass, sizeClass, dtypeClass, deviceClass, generatorClass, layoutClass]
  for (const cls of classes) members.set(cls.name, cls)
  for (const [name, dtype] of Object.entries(LEGACY)) {
    members.set(name, new NativeFunction(name, (m, args) => legacy(m, name, dtype, args)))
  }
  members.set('strided', strided)
  members.set('pi', new Float(Math.PI))
  members.set('e', new Float(Math.E))
  members.set('inf', new Float(Infinity))
  members.set('nan', new Float(NaN))
  members.set('__version__', '2.15.0')
  return members
}
const shared: ReadonlyMap<string, Value> = torchMembers()

provideModule('torch', () => {
  const late = (m: Machine, name: string): Value | undefined => {
    if (SUBMODULES.includes(name)) return importModule(m, `torch.${name}`)
    if (name === 'vmap') return importModule(m, 'torch.func').find(name)
    return name.startsWith('_') ? undefined : composites(m).get(name)
  }
  return new PyModule('torch', new Map(), late, shared)
})
provideModule(
  'torch.linalg',
  () =>
    new PyModule(
      'torch.linalg',
      new Map(),
      (m, name) => loadOnce(m, 'torch._linalg', [LINALG]).find(name),
      functionsOf('linalg'),
    ),
)
provideModule(
  'torch.special',
  () => new PyModule('torch.special', new Map(), (m, name) => composites(m).get(name), functionsOf('special')),
)
provideModule('torch.version', () => new PyModule('torch.version', new Map<string, Value>([['cuda', null]])))
provideModule(
  'torch.random',
  () => new PyModule('torch.random', new Map([...randomFunctions, ...stateFunctions].map((one) => [one.name, one]))),
)
