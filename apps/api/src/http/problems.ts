import type { Problem } from '@gradroom/contracts'
import { z } from 'zod'
import { isStorable } from './storable.js'

const english = { error: z.locales.en().localeError }
const chinese = { error: z.locales.zhCN().localeError }

const UNREADABLE = {
  en: 'There are characters in it that nobody can read. Type it anew.',
  zh: '其中有无法识别的字符，请重新输入。',
}

/** Parses with a schema; where it does not fit, says every place in both languages, each path beginning with `root`. */
export function parsed<S extends z.ZodType>(
  schema: S,
  input: unknown,
  root: string,
): { ok: true; value: z.output<S> } | { ok: false; problems: Problem[] } {
  if (!isStorable(input)) return { ok: false, problems: [{ path: root, line: null, message: UNREADABLE }] }
  const read = schema.safeParse(input, english)
  if (read.success) return { ok: true, value: read.data }
  const inChinese = schema.safeParse(input, chinese).error?.issues ?? []
  const problems = read.error.issues.slice(0, 50).map((issue, at) => ({
    path: [root, ...issue.path.map(String)].filter((part) => part !== '').join('.'),
    line: null,
    message: { en: issue.message, zh: inChinese[at]?.message ?? issue.message },
  }))
  return { ok: false, problems }
}
