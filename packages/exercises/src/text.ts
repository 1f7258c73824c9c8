import { z } from 'zod'

/** The languages every text exists in; a third one is a line here and what the check in CI then finds missing. */
export const LANGUAGES = ['en', 'zh'] as const
export const languageSchema = z.enum(LANGUAGES)
export type Language = z.infer<typeof languageSchema>

/** A text for readers, in every language. */
export const textSchema = z.strictObject({
  en: z.string().trim().min(1).max(4000),
  zh: z.string().trim().min(1).max(4000),
})
export type Text = z.infer<typeof textSchema>

/** The same while it is being written: a side may still be empty. */
export const draftTextSchema = z.strictObject({ en: z.string().max(4000), zh: z.string().max(4000) })
