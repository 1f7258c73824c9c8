import type { ExerciseDraft } from '@gradroom/exercises'

type Words = ExerciseDraft['title']

/** What a new exercise begins as: the smallest program worth asking about, so that everything on the desk shows something. */
export const newDraft = (): ExerciseDraft => ({
  kind: 'gradient',
  id: '',
  topic: 'many-cells',
  skills: [],
  difficulty: 1,
  title: { en: '', zh: '' },
  text: { en: 'What is `x.grad`?', zh: '`x.grad` 是什么？' },
  hints: [],
  program: 'import torch\n\nx = torch.tensor([{{a}}, {{b}}], requires_grad=True)\nz = x.pow(2).sum()\nz.backward()\n',
  slots: { a: 'decimal 1..4 step 1', b: 'decimal -4..-1 step 1' },
  ask: 'x.grad',
})

/** An id for addresses and file names from an English title: `Squares, then a sum` gives `squares-then-a-sum`. */
export const idFrom = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9\s-]/g, '')
    .trim()
    .replace(/[\s-]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')

const sides = (words: Words) => [words.en, words.zh]
const empty = (side: string) => side.trim() === ''

/** How many texts are still to be written: every side of the title and the text, and the other side of whatever was begun. */
export function missingTexts(draft: ExerciseDraft): number {
  const needed = [draft.title, draft.text, ...draft.hints]
  if (draft.kind === 'raises') needed.push(...draft.options.map((option) => option.text))
  if (draft.remember && !sides(draft.remember).every(empty)) needed.push(draft.remember)
  return needed.flatMap(sides).filter(empty).length
}

/** The draft as it is sent: a sentence to take along that nobody wrote is left out. */
export const asSent = (draft: ExerciseDraft): ExerciseDraft =>
  draft.remember && sides(draft.remember).every(empty) ? { ...draft, remember: undefined } : draft

/** Whether two drafts say the same. The order of fields does not count. */
export const sameDraft = (a: ExerciseDraft, b: ExerciseDraft): boolean =>
  JSON.stringify(sorted(asSent(a))) === JSON.stringify(sorted(asSent(b)))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
