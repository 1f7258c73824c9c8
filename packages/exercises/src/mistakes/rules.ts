import { brokenRule } from './broken-rules.js'
import type { Misconception } from './misconception.js'

/** Mistakes that speak of the operation at hand: their rules stand in the rows of the operations. */
export const ruleMistakes: readonly Misconception[] = [
  brokenRule('broadcast-not-summed', {
    en: 'The smaller tensor was stretched, so one number of it was used in several places. What has to happen to the gradients of all those places?',
    zh: '较小的张量被广播了，它的一个数用在了好几个地方。这些地方的梯度应当怎样合到一起？',
  }),
  brokenRule('power-exponent-kept', {
    en: 'Your answer keeps the exponent as it was. When a power is differentiated, what happens to the exponent? Try x³ at x = 2 with two nearby points.',
    zh: '你的答案里指数没有变。对幂函数求导时，指数会怎样变化？用 x³ 在 x = 2 附近的两个点试一试。',
  }),
  brokenRule('power-coefficient-dropped', {
    en: 'The exponent went down by one, but where did it go? How steep is x² at x = 3: 3, or more?',
    zh: '指数减了一，可是原来的指数去哪里了？x² 在 x = 3 处的斜率，是 3，还是更大？',
  }),
  brokenRule(
    'sign-flipped',
    {
      en: 'Check the sign. If this input grows a little, does the result go up or down?',
      zh: '检查一下正负号。这个输入变大一点，结果是变大还是变小？',
    },
    'last',
  ),
  brokenRule('quotient-denominator', {
    en: 'You differentiated a / b by b. If the numerator doubles, does the gradient of b change? Does it in your answer?',
    zh: '你在对 a / b 中的 b 求导。如果分子变成两倍，b 的梯度会变吗？在你的答案里变了吗？',
  }),
  brokenRule('activation-value-as-derivative', {
    en: 'You used the value of the activation where its slope belongs. At a very large input the value is near its maximum; how steep is the curve there?',
    zh: '该用激活函数斜率的地方，你用了它的值。输入很大时，函数值接近最大；那里的曲线有多陡？',
  }),
  brokenRule('derivative-at-input', {
    en: 'The rule you used is written in terms of the output. Which number did you put in: what went into the function, or what came out of it?',
    zh: '你用的公式是用输出表示的。你代入的是函数的输入，还是函数的输出？',
  }),
  brokenRule('square-forgotten', {
    en: 'At 0 your rule is right, and elsewhere it is not. The slope of tanh is the same at x and at −x: is yours?',
    zh: '在 0 处你的公式是对的，别处不对。tanh 在 x 和 −x 处的斜率相同，你的公式也是这样吗？',
  }),
  brokenRule('mean-not-divided', {
    en: 'If one cell grows by 1, by how much does the mean grow? How many cells share it?',
    zh: '某一格增加 1，均值增加多少？有几格在分这个均值？',
  }),
  brokenRule('matmul-not-transposed', {
    en: 'Take one cell of the left matrix: which cells of the product does it go into, and with which row or column of the right one is it multiplied?',
    zh: '看左边矩阵的一格：它影响乘积中的哪些格？它乘的是右边矩阵的一行还是一列？',
  }),
  brokenRule('matmul-order-swapped', {
    en: 'Write the shapes of your two factors side by side, for matrices that are not square. Do they fit in the order in which you multiplied?',
    zh: '假设矩阵不是方阵，把你相乘的两个因子的形状写在一起。按你的顺序，它们对得上吗？',
  }),
  brokenRule('relu-mask-ignored', {
    en: 'Look at the cells with a negative input. If you nudge such an input a little, does the output of relu move?',
    zh: '看看输入为负的那些格。把这样的输入稍微动一动，relu 的输出会变吗？',
  }),
  brokenRule('max-spreads', {
    en: 'Nudge a cell that is not the largest. Does the maximum notice?',
    zh: '把一个不是最大的格稍微动一动，最大值会变吗？',
  }),
  brokenRule('index-spreads', {
    en: 'Which cells did the indexing take? If you change one that was not taken, does the result change?',
    zh: '取元素时取了哪几格？改动一个没被取到的格，结果会变吗？',
  }),
  brokenRule('softmax-diagonal-only', {
    en: 'The outputs of softmax add up to 1. If one input grows, what happens to the other outputs?',
    zh: 'softmax 的各个输出加起来等于 1。一个输入变大时，其他输出会怎样？',
  }),
  brokenRule('target-not-subtracted', {
    en: 'Suppose the prediction is perfect: probability 1 at the target. What should the gradient be there, and what does your rule give?',
    zh: '假设预测完全正确，目标处的概率是 1。那里的梯度应该是多少？你的公式给出多少？',
  }),
]

/** Mistakes that can be made at any node: tried last, where nothing that speaks of the operation explains the answer. */
export const genericMistakes: readonly Misconception[] = [
  brokenRule('path-dropped', {
    en: 'In how many places of the program is this tensor used? Follow each way from it to the result. Did you count them all?',
    zh: '这个张量在程序里用了几次？从它出发，沿每一条路走到结果。你都算进去了吗？',
  }),
  brokenRule(
    'chain-factor-dropped',
    {
      en: 'Walk back from the result one operation at a time and say the factor of each. Is there one that is missing from your product?',
      zh: '从结果往回走，每经过一个运算就说出它的因子。你的乘积里是不是少了一个？',
    },
    'last',
  ),
  brokenRule(
    'chain-factor-added',
    {
      en: 'Which tensor does the question ask about? Walk back from the result and stop there: which of your factors lie behind it, or came in twice?',
      zh: '题目问的是哪一个张量？从结果往回走，走到它就停下：你的因子里，哪些已经越过了它，或者乘了两遍？',
    },
    'last',
  ),
]
