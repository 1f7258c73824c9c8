import { highlightLines, longestLine } from './highlight'

test('every character of the program is there, line by line', () => {
  const code = 'x = torch.tensor([1., 0.])\n\nx.pow(2)  # 平方'
  expect(highlightLines(code).map((line) => line.map(({ text }) => text).join(''))).toEqual(code.split('\n'))
})

test('numbers, strings and comments are told apart', () => {
  const classes = highlightLines('x = 2  # two\ny = "a"')
    .flat()
    .filter(({ classes }) => classes)
    .map(({ text, classes }) => [text, classes.split(' ')[0]])
  expect(classes).toContainEqual(['2', 'tok-number'])
  expect(classes).toContainEqual(['# two', 'tok-comment'])
  expect(classes).toContainEqual(['"a"', 'tok-string'])
})

test('Chinese characters are two columns wide', () => {
  expect(longestLine('ab\n中文')).toBe(4)
  expect(longestLine('')).toBe(1)
})
