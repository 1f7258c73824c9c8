import type { Learner } from './study.js'
import { type Misconception, NOWHERE } from './misconception.js'
import type { Text } from '../text.js'

/** A mistake that is made everywhere in the program: it is run again in a world where one thing does not count. */
const otherWorld = (id: string, learner: Learner, where: RegExp, text: Text): Misconception => ({
  id,
  text,
  find: ({ study, key, matches }) => {
    if (!where.test(study.inquiry.code)) return null
    const numbers = study.once(learner, () => study.imagine(learner))
    const differs = numbers !== undefined && numbers !== null && JSON.stringify(numbers) !== JSON.stringify(key)
    return differs && matches(numbers) ? NOWHERE : null
  },
})

/** Mistakes about what a line switches off, or what backward starts with. */
export const worldMistakes: readonly Misconception[] = [
  otherWorld('gradient-argument-ignored', 'gradientIgnored', /backward\(\s*[^)\s]|grad_outputs/, {
    en: 'backward() was given something to start with. What did you start with?',
    zh: 'backward() 收到了一个出发时的梯度。你是从什么出发的？',
  }),
  otherWorld(
    'detach-ignored',
    'detachIgnored',
    /detach|\.data\b|\.item\(|no_grad|inference_mode|set_grad_enabled|tolist|numpy/,
    {
      en: 'Follow the gradient back, way by way. Is there a place where the way has been cut?',
      zh: '沿每一条路把梯度往回送。有没有哪个地方，路已经被截断了？',
    },
  ),
]
