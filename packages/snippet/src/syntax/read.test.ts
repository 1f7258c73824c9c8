import { readModule, readSingleExpression } from './read.js'
import { SyntaxRefusal } from './refusal.js'

describe('readModule', () => {
  test('every node carries the line that CPython reports for it', () => {
    const { body } = readModule('x = (a\n  .b\n  .c(1,\n     2))')
    const [statement] = body
    if (statement.kind !== 'assign' || statement.value.kind !== 'call') throw new Error('not an assigned call')
    expect([statement.line, statement.value.line]).toEqual([1, 3])
  })

  test('`not` binds tighter than `and` and `or`, looser than comparison', () => {
    const expr = readSingleExpression('not a == b or c')
    expect(expr).toMatchObject({
      kind: 'logical',
      op: 'or',
      left: { kind: 'unary', op: 'not', operand: { kind: 'compare' } },
    })
  })

  test('a float may end in its point', () => {
    expect(readSingleExpression('[1., -2.]')).toMatchObject({
      items: [{ constant: { kind: 'float', value: 1 } }, { constant: { kind: 'float', value: -2 } }],
    })
  })

  test('names are settled: locals, captured cells, globals', () => {
    const { body } = readModule('g = 1\ndef f(a):\n    b = a\n    def h():\n        return b + g\n    return h')
    const [, fn] = body
    if (fn.kind !== 'function') throw new Error('not a function')
    expect([...fn.fn.scope.bound]).toEqual(['a', 'b', 'h'])
    expect([...fn.fn.scope.captured]).toEqual(['b'])
  })

  test('what is no program is refused with a line', () => {
    expect(() => readModule('x = 1\ny = = 2')).toThrow(SyntaxRefusal)
    try {
      readModule('x = 1\ny = = 2')
    } catch (error) {
      expect(error).toMatchObject({ type: 'SyntaxError', message: 'invalid syntax', line: 2 })
    }
  })
})
