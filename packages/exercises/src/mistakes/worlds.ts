import type { Learner } from './case.js'
import { type Misconception, NOWHERE } from './misconception.js'
import type { Text } from '../text.js'

/** A mistake that is made everywhere in the program: it is run again in a world where one thing does not count. */
const otherWorld = (id: string, learner: Learner, text: Text): Misconception => ({
  id,
  text,
  find: ({ key, imagine, matches }) => {
    const numbers = imagine(learner)
    const differs = numbers !== undefined && numbers !== null && JSON.stringify(numbers) !== JSON.stringify(key)
    return differs && matches(numbers) ? NOWHERE : null
  },
})

/** Mistakes about what a line switches off, or what backward starts with. */
export const worldMistakes: readonly Misconception[] = [
  otherWorld('gradient-argument-ignored', 'gradientIgnored', {
    en: 'backward() was given something to start with. What did you start with?',
    zh: 'backward() 收到了一个出发时的梯度。你是从什么出发的？',
  }),
  otherWorld('detach-ignored', 'detachIgnored', {
    en: 'Follow the gradient back, way by way. Is there a place where the way has been cut?',
    zh: '沿每一条路把梯度往回送。有没有哪个地方，路已经被截断了？',
  }),
]
