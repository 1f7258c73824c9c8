import type { z } from 'zod'
import en from 'zod/v4/locales/en.js'
import zhCN from 'zod/v4/locales/zh-CN.js'
import { type Text, textSchema } from '../text.js'
import { type Exercise, exerciseSchema } from './schema.js'

/** A field of an exercise that is not as it should be. */
export interface FieldProblem {
  readonly path: readonly PropertyKey[]
  readonly message: Text
}

export type ExerciseParsing =
  | { readonly ok: true; readonly exercise: Exercise }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] }

const inEnglish = { error: en().localeError }
const inChinese = { error: zhCN().localeError }

/** Parses an exercise from anything. What is wrong is said in both languages: our own words where the schema has them, else zod's. */
export function parseExercise(input: unknown): ExerciseParsing {
  const read = exerciseSchema.safeParse(input, inEnglish)
  if (read.success) return { ok: true, exercise: read.data }
  const chinese = exerciseSchema.safeParse(input, inChinese).error?.issues ?? []
  const problems = read.error.issues.map((issue, i) => ({
    path: issue.path,
    message: ownWords(issue) ?? { en: issue.message, zh: chinese[i]?.message ?? issue.message },
  }))
  return { ok: false, problems }
}

/** What authors meet daily is said in words for people; the rest in zod's. */
function ownWords(issue: z.core.$ZodIssue): Text | null {
  if (issue.code === 'too_small' && issue.minimum === 1 && issue.origin === 'string')
    return { en: 'Still missing: write it first.', zh: '还没有填写。' }
  if (issue.code === 'too_small' && issue.minimum === 1 && issue.origin === 'array')
    return { en: 'Still missing: choose at least one.', zh: '还没有选，至少选一项。' }
  if (issue.code === 'too_big' && issue.origin === 'string')
    return {
      en: `Too long: at most ${issue.maximum} characters.`,
      zh: `太长了：最多 ${issue.maximum} 个字符。`,
    }
  if (issue.code === 'too_big' && issue.origin === 'array')
    return { en: `Too many: at most ${issue.maximum}.`, zh: `太多了：最多 ${issue.maximum} 项。` }
  if (issue.code !== 'custom') return null
  return textSchema.safeParse(issue.params?.text).data ?? null
}
