import { area } from '../area'

/** Programs, to read and to write. */
export const program = area(
  {
    label: 'Program',
    editor: 'Program in Python',
    line: 'line {line, number}',
    raises: 'The program stops with an error',
    raisesAt: 'The program stops in line {line, number}',
    limit: 'It does more than a program may here. Is there a loop or a recursion without end, or a very large tensor?',
  },
  {
    label: '程序',
    editor: 'Python 程序',
    line: '第 {line, number} 行',
    raises: '程序报错，停了下来',
    raisesAt: '程序在第 {line, number} 行报错，停了下来',
    limit: '程序超出了这里允许的运行量。是不是有停不下来的循环或递归，或者特别大的张量？',
  },
)
