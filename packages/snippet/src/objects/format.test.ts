import { runCode } from '../index.js'

const shown = (expression: string): string => {
  const { error, shown: text } = runCode(expression)
  return error ? `${error.type}: ${error.message}` : String(text)
}

/** Each as CPython 3.11 writes it. */
describe('numbers as Python writes them', () => {
  test.each([
    ["f'{2.5:.0f} {3.5:.0f} {0.125:.2f} {2.675:.2f} {1e22:.1f}'", "'2 4 0.12 2.67 10000000000000000000000.0'"],
    [
      "f'{1234.5:g} {1e-5:g} {123456789.0:g} {0.0001:g} {100000.0:g} {1e6:g}'",
      "'1234.5 1e-05 1.23457e+08 0.0001 100000 1e+06'",
    ],
    ["f'{3.0:.3} {1234567.0:.3} {0.1:}'", "'3.0 1.23e+06 0.1'"],
    [
      "f'{-5:05d} {5:+d} {5: d} {-1234567:,d} {255:X} {5:>4}|{5:<4}|{5:^4}|{5:*^5}'",
      "'-0005 +5  5 -1,234,567 FF    5|5   | 5  |**5**'",
    ],
    ['f\'{True} {True:d} {None} {[1]!s:>5} {"a"!r}\'', '"True 1 None   [1] \'a\'"'],
    [
      "'%5.2f|%-8s|%+d|%e|%g|%x|%05d' % (3.14159, 'ab', 5, 12345.678, 1e-7, 255, 42)",
      "' 3.14|ab      |+5|1.234568e+04|1e-07|ff|00042'",
    ],
    ["f'{1.5:d}'", "ValueError: Unknown format code 'd' for object of type 'float'"],
    ['f\'{"a":d}\'', "ValueError: Unknown format code 'd' for object of type 'str'"],
    ["'%d' % 'a'", 'TypeError: %d format: a real number is required, not str'],
    ["'%s %s' % 1", 'TypeError: not enough arguments for format string'],
    ["'{} {}'.format(1)", 'IndexError: Replacement index 1 out of range for positional args tuple'],
    [
      '(1e16, 1.5e300, 5e-324, 1e-4, 123456789012345.6, float("inf"), -0.0)',
      '(1e+16, 1.5e+300, 5e-324, 0.0001, 123456789012345.6, inf, -0.0)',
    ],
  ])('%s', (expression, expected) => expect(shown(expression)).toBe(expected))
})
