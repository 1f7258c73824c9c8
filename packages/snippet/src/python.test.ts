import { runCode } from './index.js'

const output = (code: string): string => {
  const { error, stdout } = runCode(code)
  return error ? `${stdout}${error.type}: ${error.message} (line ${error.line})` : stdout
}

/** Each printed by CPython 3.11. */
describe("Python's semantics", () => {
  test.each([
    ['print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 7.5 // 2, -7.5 % 2)', '3 -4 -2 2 3.0 0.5'],
    [
      'print(2 ** 100, 2 ** -1, 10 ** 15 * 10 ** 15)',
      '1267650600228229401496703205376 0.5 1000000000000000000000000000000',
    ],
    [
      'print(0.1 + 0.2, 1e16, 1e-5, 100.0, -0.0, 1 / 3)',
      '0.30000000000000004 1e+16 1e-05 100.0 -0.0 0.3333333333333333',
    ],
    ['print(round(0.5), round(1.5), round(2.675, 2), round(1234, -2))', '0 2 2.67 1200'],
    ['print(not True or True, not 1 == 2, 1 < 2 < 3, 1 < 3 < 2)', 'True True True False'],
    ['a, *b, c = range(5)\nprint(a, b, c)', '0 [1, 2, 3] 4'],
    ['x = [1, 2, 3, 4, 5]\nx[1:3] = [9]\ndel x[0]\nprint(x, x[::-1], x[-1])', '[9, 4, 5] [5, 4, 9] 5'],
    ['print({1: "a", True: "b", 1.0: "c"}, {1, 1.0, True})', "{1: 'c'} {1}"],
    [
      'print(f\'{3.14159:.2f}|{42:>6}|{"ab":^6}|{1234567:,}|{0.25:.0%}|{255:#x}|{5:03d}\')',
      '3.14|    42|  ab  |1,234,567|25%|0xff|005',
    ],
    ["x = 3\nprint(f'{x=} {x!r} {x:{x}}')", 'x=3 3   3'],
    [
      "print('%d %5.1f %s %r %%' % (3, 2.55, 'a', 'b'), '{0} {1} {0} {k}'.format(1, 2, k=3))",
      "3   2.5 a 'b' % 1 2 1 3",
    ],
    [
      'print([i * j for i in range(3) if i for j in range(2)], {i: i * i for i in range(3)})',
      '[0, 1, 0, 2] {0: 0, 1: 1, 2: 4}',
    ],
    ['fs = [lambda: i for i in range(3)]\nprint([f() for f in fs])', '[2, 2, 2]'],
    [
      'def f(a, b=2, *c, d, e=5, **g):\n    return a, b, c, d, e, g\nprint(f(1, d=4), f(1, 2, 3, d=4, z=9))',
      "(1, 2, (), 4, 5, {}) (1, 2, (3,), 4, 5, {'z': 9})",
    ],
    ['def gen():\n    x = yield 1\n    yield x\n    return 3\ng = gen()\nprint(next(g), g.send(7), list(g))', '1 7 []'],
    [
      'def a():\n    yield 1\n    r = yield from b()\n    yield r\ndef b():\n    yield 2\n    return 3\nprint(list(a()))',
      '[1, 2, 3]',
    ],
    [
      'class A:\n    def f(self): return "A"\nclass B(A):\n    def f(self): return "B" + super().f()\nclass C(A):\n    def f(self): return "C" + super().f()\nclass D(B, C): pass\nprint(D().f(), [k.__name__ for k in D.__mro__])',
      "BCA ['D', 'B', 'C', 'A', 'object']",
    ],
    [
      'try:\n    try:\n        1 / 0\n    finally:\n        print("f", end=" ")\nexcept ZeroDivisionError as e:\n    print(type(e).__name__, e)\nelse:\n    print("no")',
      'f ZeroDivisionError division by zero',
    ],
    [
      'def f():\n    for i in range(3):\n        try:\n            continue\n        finally:\n            print(i, end=" ")\n    return "done"\nprint(f())',
      '0 1 2 done',
    ],
    [
      'from contextlib import contextmanager\n@contextmanager\ndef c():\n    print("in", end=" ")\n    yield 5\n    print("out")\nwith c() as x:\n    print(x, end=" ")',
      'in 5 out',
    ],
    [
      'from dataclasses import dataclass, field\n@dataclass\nclass P:\n    x: int\n    y: list = field(default_factory=list)\nprint(P(1), P(1) == P(1), P(2, [3]).y)',
      'P(x=1, y=[]) True [3]',
    ],
    [
      'from collections import Counter, OrderedDict, defaultdict, deque, namedtuple\nd = defaultdict(list)\nd["a"].append(1)\nprint(Counter("aab"), d, deque([1, 2], maxlen=1), namedtuple("P", "x y")(1, 2))',
      "Counter({'a': 2, 'b': 1}) defaultdict(<class 'list'>, {'a': [1]}) deque([2], maxlen=1) P(x=1, y=2)",
    ],
    [
      'from functools import reduce\nfrom itertools import accumulate, product, chain\nprint(reduce(lambda a, b: a * b, [1, 2, 3, 4]), list(accumulate([1, 2, 3])), list(product("ab", [1])), list(chain([1], [2])))',
      "24 [1, 3, 6] [('a', 1), ('b', 1)] [1, 2]",
    ],
    [
      'print(sorted([3, 1, 2], reverse=True), sorted("bA", key=str.lower), max([1, 5], key=lambda v: -v), min(3, 2), sum([[1], [2]], []))',
      "[3, 2, 1] ['A', 'b'] 1 2 [1, 2]",
    ],
    [
      'print("a,b".split(","), " x ".strip(), "abc".replace("b", "--"), "ab".join("xy"), "title case".title(), "a" in "cat")',
      "['a', 'b'] x a--c xaby Title Case True",
    ],
    [
      'x = 5\ndef f():\n    global x\n    x += 1\ndef g():\n    n = 0\n    def h():\n        nonlocal n\n        n += 1\n        return n\n    h()\n    return h()\nf()\nprint(x, g(), (y := 3), y)',
      '6 2 3 3',
    ],
    ['print(0x1F, 0b101, 1_000, .5, 5., 1e3, "a" "b", r"\\n", "\\x41\\u4e2d")', '31 5 1000 0.5 5.0 1000.0 ab \\n A中'],
    [
      'print(int("12"), float("1e-3"), str(1.50), bool(""), list("ab"), tuple([1]), set([1]), int(-2.7), abs(-3), divmod(-7, 2))',
      "12 0.001 1.5 False ['a', 'b'] (1,) {1} -2 3 (-4, 1)",
    ],
  ])('%j', (code, expected) => expect(output(code)).toBe(`${expected}\n`))
})

describe("Python's errors, word for word, at the line of the outermost call", () => {
  test.each([
    ['x = 1\ny = x + undefined_name', "NameError: name 'undefined_name' is not defined (line 2)"],
    ['1 / 0', 'ZeroDivisionError: division by zero (line 1)'],
    ['[1, 2][5]', 'IndexError: list index out of range (line 1)'],
    ['{}["lr"]', "KeyError: 'lr' (line 1)"],
    ['int("seven")', "ValueError: invalid literal for int() with base 10: 'seven' (line 1)"],
    ['1 + "a"', "TypeError: unsupported operand type(s) for +: 'int' and 'str' (line 1)"],
    ['"a" + 1', 'TypeError: can only concatenate str (not "int") to str (line 1)'],
    ['x = 1\nx += None', "TypeError: unsupported operand type(s) for +=: 'int' and 'NoneType' (line 2)"],
    [
      'def f():\n    print(a)\n    a = 1\nf()',
      "UnboundLocalError: cannot access local variable 'a' where it is not associated with a value (line 4)",
    ],
    ['def f(a, b): pass\nf(1)', "TypeError: f() missing 1 required positional argument: 'b' (line 2)"],
    ['def f(a): pass\nf(1, 2)', 'TypeError: f() takes 1 positional argument but 2 were given (line 2)'],
    ['def f(a): pass\nf(b=2)', "TypeError: f() got an unexpected keyword argument 'b' (line 2)"],
    ['None.foo', "AttributeError: 'NoneType' object has no attribute 'foo' (line 1)"],
    ['a, b = 1, 2, 3', 'ValueError: too many values to unpack (expected 2) (line 1)'],
    ['a, b = 5', 'TypeError: cannot unpack non-iterable int object (line 1)'],
    ['for x in 3: pass', "TypeError: 'int' object is not iterable (line 1)"],
    ['import scipy', "ModuleNotFoundError: No module named 'scipy' (line 1)"],
    ['from math import nope', "ImportError: cannot import name 'nope' from 'math' (unknown location) (line 1)"],
    ['len(5)', "TypeError: object of type 'int' has no len() (line 1)"],
    ['5()', "TypeError: 'int' object is not callable (line 1)"],
    ['assert 1 == 2, "no"', 'AssertionError: no (line 1)'],
    ['def f():\n    g()\ndef g():\n    raise ValueError("deep")\n\nf()', 'ValueError: deep (line 6)'],
    ['x = (1 +\n     2 +\n     None)', "TypeError: unsupported operand type(s) for +: 'int' and 'NoneType' (line 1)"],
    ['def f(): f()\nf()', 'RecursionError: maximum recursion depth exceeded (line 2)'],
    ['try:\n    1 / 0\nexcept ZeroDivisionError:\n    raise', 'ZeroDivisionError: division by zero (line 2)'],
    ['try:\n    1 / 0\nfinally:\n    x = 1', 'ZeroDivisionError: division by zero (line 2)'],
  ])('%j', (code, expected) => expect(output(code)).toBe(expected))
})
