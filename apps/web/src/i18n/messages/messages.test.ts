import { MESSAGES } from './index'

type Leaf = [path: string, text: string]

function leaves(tree: object, path = ''): Leaf[] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]): Leaf[] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value as object, `${path}${key}.`),
  )
}

/** Names of the places to fill in, such as `{count, plural, …}`; words inside a plural's branches are no places. */
const places = (text: string) => [...new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1]))].sort()

const en = new Map(leaves(MESSAGES.en))
const zh = new Map(leaves(MESSAGES.zh))

test('both languages have the same keys and no empty text', () => {
  expect([...zh.keys()].sort()).toEqual([...en.keys()].sort())
  for (const [path, text] of [...en, ...zh]) expect([path, text.trim()]).not.toEqual([path, ''])
})

test('both languages fill in the same places', () => {
  const differ = [...en].filter(([path, text]) => places(text).join() !== places(zh.get(path) ?? '').join())
  expect(differ.map(([path]) => path)).toEqual([])
})

test('Chinese sentences use full-width punctuation', () => {
  const halfWidth = [...zh].filter(([, text]) =>
    /[\u4e00-\u9fff][,;!?]|[\u4e00-\u9fff]\.(\s|$)|[\u4e00-\u9fff]:/.test(text),
  )
  expect(halfWidth.map(([path]) => path)).toEqual([])
})
