import type { Report } from '@gradroom/contracts'
import { csvOf, inert } from './csv.js'

it.each([
  ['=HYPERLINK("http://evil")', `'=HYPERLINK("http://evil")`],
  ['+cmd', `'+cmd`],
  ['-2+3', `'-2+3`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\tx', `'\tx`],
  ['＝1+1', `'＝1+1`],
  ['-2', '-2'],
  ['-0.5', '-0.5'],
  ['[[2, 0]]', '[[2, 0]]'],
  ['李雷', '李雷'],
])('makes %j inert as %j', (text, expected) => {
  expect(inert(text)).toBe(expected)
})

it('writes a row a person and question, in the language asked for, for Excel to read', () => {
  const grade = { status: 'graded', correct: false, score: 0.5, cells: null, shapeRight: true, mistakes: [] } as const
  const report: Report = {
    room: 'r',
    pin: '123456',
    questions: [
      {
        number: 1,
        exercise: 'squares',
        title: { en: 'Squares', zh: '平方' },
        code: 'x',
        key: { display: 'tensor([1., 2.])', answer: { type: 'none' } },
        players: 1,
        answered: 1,
        right: 0,
        meanScore: 0.5,
      },
    ],
    people: [
      {
        player: 'p',
        name: '=1+1, "me"',
        score: 500,
        rank: 1,
        answers: [{ number: 1, answer: null, shown: '[1, 3]', grade: { ...grade, mistakes: [] }, took: 1234 }],
      },
    ],
  }
  const [head, row] = csvOf(report, 'zh').split('\r\n')
  expect(head).toBe('\ufeff姓名,名次,总分,题号,练习,作答,标准答案,结果,得分率,用时（秒）,错因')
  expect(row).toBe(`"'=1+1, ""me""",1,500,1,平方,"[1, 3]","tensor([1., 2.])",部分正确,0.5,1.2,`)
})
