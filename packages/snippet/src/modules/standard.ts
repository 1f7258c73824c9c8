import type { Machine } from '../machine.js'
import { ITERTOOLS } from '../python/itertools.js'
import { FUNCTOOLS } from '../python/functools.js'
import { COPY } from '../python/copy.js'
import { DATACLASSES } from '../python/dataclasses.js'
import { COLLECTIONS } from '../python/collections.js'
import { CONTEXTLIB } from '../python/contextlib.js'
import { ABC } from '../python/abc.js'
import { loadPython } from '../python/load.js'
import { fn, method, rawMethod } from '../builtins/define.js'
import { merge } from '../builtins/dict.js'
import { sorted } from '../builtins/sort.js'
import { call } from '../objects/call.js'
import { dictClass } from '../objects/classes.js'
import { getAttribute } from '../objects/attribute.js'
import { binary } from '../objects/operator.js'
import { dictGet, dictSet } from '../objects/hash.js'
import { collect, each } from '../objects/iterate.js'
import { repr } from '../objects/repr.js'
import { getItem } from '../objects/subscript.js'
import { asInt } from '../objects/integer.js'
import {
  Float,
  NativeFunction,
  PyClass,
  PyDict,
  PyInstance,
  PyList,
  PyModule,
  PyTuple,
  type Value,
} from '../objects/value.js'
import { NOTHING, TQDM } from '../python/absent.js'
import { importModule, provideModule } from './import.js'

for (const [name, source] of [
  ['itertools', ITERTOOLS],
  ['functools', FUNCTOOLS],
  ['copy', COPY],
  ['dataclasses', DATACLASSES],
  ['collections', COLLECTIONS],
  ['contextlib', CONTEXTLIB],
  ['abc', ABC],
] as const) {
  provideModule(name, (m) => loadPython(m, name, [source]))
}

/** `OrderedDict`, `defaultdict` and `Counter`: dicts of classes of their own. */
function dictKind(
  name: string,
  build: (m: Machine, made: PyDict, args: readonly Value[], keywords: ReadonlyMap<string, Value> | null) => void,
): PyClass {
  const cls = new PyClass(name, [dictClass], 'collections', true)
  cls.construct = (m, _cls, args, keywords) => {
    const made = new PyDict()
    made.cls = cls
    build(m, made, args, keywords)
    return made
  }
  return cls
}

const plain = (value: Value): PyDict => {
  const twin = new PyDict()
  if (value instanceof PyDict) for (const [key, entry] of value.entries) twin.entries.set(key, entry)
  return twin
}

export const orderedDict = dictKind('OrderedDict', merge)
rawMethod(orderedDict, '__repr__', (m, [self]) => {
  const items = collect(m, call(m, getAttribute(m, self, 'items'), []))
  return items.length === 0 ? 'OrderedDict()' : `OrderedDict(${repr(m, new PyList(items))})`
})
export const defaultDict = dictKind('defaultdict', (m, made, [factory, ...rest], keywords) => {
  made.factory = factory ?? null
  merge(m, made, rest, keywords)
})
rawMethod(
  defaultDict,
  '__repr__',
  (m, [self]) => `defaultdict(${repr(m, self instanceof PyDict ? self.factory : null)}, ${repr(m, plain(self))})`,
)

function countInto(m: Machine, made: PyDict, [from]: readonly Value[]): void {
  if (from === undefined || from === null) return
  if (from instanceof PyDict) merge(m, made, [from], null)
  else each(m, from, (item) => dictSet(m, made, item, binary(m, '+', dictGet(m, made, item) ?? 0, 1)))
}
export const counter = dictKind('Counter', countInto)
const ranked = (m: Machine, self: Value): Value[] =>
  sorted(
    m,
    self instanceof PyDict ? [...self.entries.values()].map(([key, n]) => new PyTuple([key, n])) : [],
    new NativeFunction('count', (machine, [pair]) => getItem(machine, pair, 1)),
    true,
  )
method(counter, 'most_common', 'n=None', (m, [self, n]) => {
  const all = ranked(m, self)
  return new PyList(n === null ? all : all.slice(0, Number(asInt(n) ?? 0)))
})
method(
  counter,
  'elements',
  '',
  (_m, [self]) =>
    new PyList(
      self instanceof PyDict
        ? [...self.entries.values()].flatMap(([key, n]) => Array.from({ length: Number(asInt(n) ?? 0) }, () => key))
        : [],
    ),
)
rawMethod(counter, 'update', (m, [self, ...args]) => {
  if (self instanceof PyDict) countInto(m, self, args)
  return null
})
rawMethod(counter, '__repr__', (m, [self]) => {
  const inner = new PyDict()
  for (const pair of ranked(m, self)) dictSet(m, inner, getItem(m, pair, 0), getItem(m, pair, 1))
  return inner.entries.size === 0 ? 'Counter()' : `Counter(${repr(m, inner)})`
})

/** What the modules written in Python need of the host, beyond what `torch/` gives them. */
export const hostParts: readonly [string, Value][] = [
  ['OrderedDict', orderedDict],
  ['defaultdict', defaultDict],
  ['Counter', counter],
  [
    'deepcopy_builtin',
    fn('deepcopy_builtin', 'x, /', (_m, [x]) => {
      const made = new PyDict()
      if (x instanceof PyDict) {
        made.cls = x.cls
        made.factory = x.factory
      }
      return made
    }),
  ],
  ['new_instance', fn('new_instance', 'x, /', (_m, [x]) => (x instanceof PyInstance ? new PyInstance(x.cls) : x))],
]

/** Seconds by the run's clock; without one, by the steps it has done. */
const seconds = (m: Machine): Float => new Float((m.now ? m.now() : m.steps / 1000) / 1000)
provideModule('time', () => {
  const names = ['time', 'perf_counter', 'monotonic', 'process_time']
  const members = new Map<string, Value>(names.map((name) => [name, fn(name, '', seconds)]))
  members.set(
    'sleep',
    fn('sleep', 'secs, /', () => null),
  )
  return new PyModule('time', members)
})

/** Names that programs import to annotate with: each stands for itself, whatever is put between brackets. */
const TYPING =
  'Any List Dict Tuple Set Optional Union Callable Iterable Iterator Sequence Generator Type NamedTuple Literal Mapping'.split(
    ' ',
  )
provideModule('typing', () => {
  const members = new Map<string, Value>()
  for (const name of TYPING) {
    const cls = new PyClass(name, [], 'typing', true)
    cls.dict.set('__class_getitem__', new NativeFunction('__class_getitem__', () => cls))
    members.set(name, cls)
  }
  return new PyModule('typing', members)
})
provideModule(
  '__future__',
  () =>
    new PyModule(
      '__future__',
      new Map<string, Value>([
        ['annotations', true],
        ['print_function', true],
        ['division', true],
        ['absolute_import', true],
      ]),
    ),
)
provideModule('warnings', () => {
  const warn = fn('warn', 'message, category=None, stacklevel=1', (m, [message]) => {
    m.warn(typeof message === 'string' ? message : repr(m, message))
    return null
  })
  const quiet = new NativeFunction('filterwarnings', () => null)
  return new PyModule(
    'warnings',
    new Map<string, Value>([
      ['warn', warn],
      ['filterwarnings', quiet],
      ['simplefilter', quiet],
    ]),
  )
})
provideModule('operator', () => {
  const ops = { add: '+', sub: '-', mul: '*', truediv: '/', floordiv: '//', mod: '%', pow: '**', matmul: '@' } as const
  const members = new Map<string, Value>()
  for (const [name, op] of Object.entries(ops))
    members.set(
      name,
      fn(name, 'a, b, /', (m, [a, b]) => binary(m, op, a, b)),
    )
  members.set(
    'neg',
    fn('neg', 'a, /', (m, [a]) => binary(m, '-', 0, a)),
  )
  members.set(
    'itemgetter',
    fn('itemgetter', 'item, /', (_m, [item]) => fn('itemgetter', 'obj, /', (m, [object]) => getItem(m, object, item))),
  )
  members.set(
    'attrgetter',
    fn('attrgetter', 'attr, /', (_m, [name]) =>
      fn('attrgetter', 'obj, /', (m, [object]) => getAttribute(m, object, String(name))),
    ),
  )
  return new PyModule('operator', members)
})
provideModule(
  'sys',
  () =>
    new PyModule(
      'sys',
      new Map<string, Value>([
        ['version', '3.11'],
        ['maxsize', 9223372036854775807n],
      ]),
    ),
)

// Plots are not drawn, and progress is not shown; programs that ask for either run all the same.
const nothing = (m: Machine): Value => loadPython(m, 'matplotlib', [NOTHING]).find('nothing') ?? null
provideModule(
  'matplotlib',
  () =>
    new PyModule('matplotlib', new Map(), (m, name) =>
      name === 'pyplot' ? importModule(m, 'matplotlib.pyplot') : nothing(m),
    ),
)
provideModule('matplotlib.pyplot', () => new PyModule('matplotlib.pyplot', new Map(), nothing))
for (const name of ['tqdm', 'tqdm.auto', 'tqdm.notebook']) provideModule(name, (m) => loadPython(m, name, [TQDM]))
