import { type Exercise, exerciseSchema } from '@gradroom/exercises'
import type { Database } from '../database/database.js'
import { addVersion } from '../exercises/publishing.js'

const text = (en: string, zh: string) => ({ en, zh })

/** Two exercises without slots, so that every variant has the same key. */
export const squares: Exercise = exerciseSchema.parse({
  id: 'test-squares',
  kind: 'gradient',
  topic: 'many-cells',
  skills: ['elementwise'],
  difficulty: 2,
  title: text('Squares', '平方'),
  text: text('What is the gradient?', '梯度是多少？'),
  hints: [text('Where does the gradient come from?', '梯度从哪里来？')],
  program:
    'import torch\nx = torch.tensor([[1.0, 0.], [-1., 1.]], requires_grad=True)\nz = x.pow(2).sum()\nz.backward()\n',
  slots: {},
  ask: 'x.grad',
  allow: ['zeros'],
})
export const doubles: Exercise = exerciseSchema.parse({
  ...squares,
  id: 'test-doubles',
  title: text('Doubles', '两倍'),
  program: 'import torch\nx = torch.tensor([3.0, 4.0], requires_grad=True)\nz = (2 * x).sum()\nz.backward()\n',
})

/** Full credit for each. */
export const squaresKey = { type: 'grid' as const, shape: [2, 2], cells: ['2', '0', '-2', '2'] }
export const doublesKey = { type: 'grid' as const, shape: [2], cells: ['2', '2'] }

/** Publishes exercises in a database for tests. */
export async function publish(database: Database, ...exercises: Exercise[]): Promise<void> {
  for (const exercise of exercises) {
    await database.prisma.exercise.create({ data: { id: exercise.id, draft: exercise } })
    await addVersion(database.prisma, exercise, 'content', 1)
  }
}
