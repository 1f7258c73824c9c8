import { chooseLanguage } from './language'

test('what the reader chose wins over the browser', () => {
  expect(chooseLanguage('zh', 'en-GB,en;q=0.9')).toBe('zh')
  expect(chooseLanguage('en', 'zh-CN')).toBe('en')
})

test('a first visit follows the browser’s list by weight', () => {
  expect(chooseLanguage(undefined, 'zh-CN,zh;q=0.9,en;q=0.8')).toBe('zh')
  expect(chooseLanguage(undefined, 'fr-FR,en;q=0.3,zh-TW;q=0.7')).toBe('zh')
  expect(chooseLanguage(undefined, 'de,en-US;q=0.5')).toBe('en')
})

test('a language refused by weight zero is not taken', () => {
  expect(chooseLanguage(undefined, 'zh;q=0, fr')).toBe('en')
})

test('without a list, or with a cookie nobody set, English', () => {
  expect(chooseLanguage(undefined, null)).toBe('en')
  expect(chooseLanguage('klingon', '')).toBe('en')
})
