import { type Case, isZero, numbersIn, total } from './case.js'
import { type Misconception, NOWHERE, type Place } from './misconception.js'

/** Where the asked tensor is named. */
const atSubject = ({ subject }: Case): Place => ({ node: subject?.name ?? null, line: null })

/** Operations that take some of the cells. */
const SELECTS = /^(?:Select|Slice|Index|Gather|Unbind|Split|Narrow|MaskedSelect|Take)/

/** Mistakes about how `.grad` fills: what is added up, what is kept, what is None. */
export const collectingMistakes: readonly Misconception[] = [
  {
    id: 'accumulation-ignored',
    text: {
      en: 'backward() ran more than once. What did .grad hold when the last call came, and what does that call do with it?',
      zh: 'backward() 不止运行了一次。最后一次运行之前，.grad 里已经有什么？这次运行又对它做了什么？',
    },
    find: (wrong) => {
      const { arrivals } = wrong.study
      const last = arrivals.at(-1)
      return arrivals.length > 1 && last !== undefined && wrong.matches(last) ? atSubject(wrong) : null
    },
  },
  {
    id: 'zeroing-ignored',
    text: {
      en: 'Find the line that clears .grad. What is left in it when the next backward() begins?',
      zh: '找到把 .grad 清零的那一行。下一次 backward() 开始时，里面还剩什么？',
    },
    find: (wrong) => {
      const { arrivals, since } = wrong.study
      const { subject } = wrong
      if (subject === null) return null
      // Some of what was cleared is still counted, or all of it.
      const longer = arrivals.slice(0, since ?? -1).map((_, from) => total(arrivals.slice(from), subject.tensor.shape))
      return longer.some(wrong.matches) ? atSubject(wrong) : null
    },
  },
  {
    id: 'grad-on-non-leaf',
    text: {
      en: 'The numbers do pass through this tensor. But who keeps them: every tensor, or only those that a person made?',
      zh: '这些数确实流过这个张量。但是谁会把它们留下来？是每个张量，还是只有人直接创建的张量？',
    },
    find: (wrong) => {
      const { key, given, subject } = wrong
      if (key !== null || given === null || subject === null || subject.tensor.gradFn === null) return null
      return wrong.study.arrivals.some(wrong.matches)
        ? { node: subject.tensor.gradFn.name, line: subject.tensor.gradFn.site }
        : null
    },
  },
  {
    id: 'requires-grad-ignored',
    text: {
      en: 'Look at how this tensor was made. Did anybody ask for its gradient?',
      zh: '看看这个张量是怎么创建的。有人要求过它的梯度吗？',
    },
    find: (wrong) => {
      const { key, given, subject } = wrong
      if (key !== null || given === null || subject === null || subject.tensor.requiresGrad) return null
      return isZero(given) ? null : atSubject(wrong)
    },
  },
  {
    id: 'retain-grad-ignored',
    text: {
      en: 'It is true that a result does not keep its gradient by itself. Is there a line that asks it to?',
      zh: '没错，中间结果默认不保留梯度。但程序里有没有哪一行要求它保留？',
    },
    find: (wrong) => {
      const { key, given, subject } = wrong
      return key !== null && given === null && subject?.tensor.retainsGrad ? atSubject(wrong) : null
    },
  },
  {
    id: 'none-vs-zeros',
    text: {
      en: 'None says that backward never came here; zeros say that it came and brought zero. Which of the two happened?',
      zh: 'None 表示反向传播根本没有到这里；零表示到了，但带来的是零。这里是哪一种？',
    },
    find: (wrong) => {
      const { key, given } = wrong
      const zerosForNone = key === null && given !== null && given.data.length > 0 && isZero(given)
      const noneForZeros = key !== null && given === null && isZero(key)
      return zerosForNone || noneForZeros ? atSubject(wrong) : null
    },
  },
  {
    id: 'unselected-omitted',
    text: {
      en: 'Only the selected cells have something to say, that is right. But what shape must x.grad have, and what stands in the other cells?',
      zh: '只有被选中的格才有贡献，这没错。可是 x.grad 应当是什么形状？其余的格里是什么？',
    },
    find: (wrong) => {
      const { key, given, subject, trace } = wrong
      if (key === null || given === null || subject === null || given.data.length >= key.data.length) return null
      for (const { node, incoming, outgoing } of trace.flows) {
        const intoSubject = node.edges.some(
          (edge, i) =>
            edge !== null && 'variable' in edge.node && edge.node.variable === subject.tensor && outgoing[i] !== null,
        )
        const selects = SELECTS.test(node.name)
        const gradient = incoming.find((each) => each !== null)
        if (intoSubject && selects && gradient && wrong.matches(numbersIn(gradient))) {
          return { node: node.name, line: node.site }
        }
      }
      const selecting = trace.recorded.find(({ node }) => SELECTS.test(node.name))
      const rest = key.data.filter((value) => value !== 0)
      if (selecting === undefined || rest.length === key.data.length || rest.length === 0) return null
      return wrong.matches({ shape: given.shape, data: rest })
        ? { node: selecting.node.name, line: selecting.node.site }
        : null
    },
  },
]

/** Mistakes of form: the right numbers, not in the right places. */
export const formMistakes: readonly Misconception[] = [
  {
    id: 'transposed-answer',
    text: {
      en: 'The numbers are right. Where does the first row of the tensor stand in the program, and where does it stand in your answer?',
      zh: '数都对。张量的第一行在程序里是怎么排的？在你的答案里呢？',
    },
    find: ({ key, matches }) => {
      if (key === null || key.shape.length !== 2) return null
      const [rows, columns] = key.shape
      const data = Array.from(
        { length: key.data.length },
        (_, i) => key.data[(i % rows) * columns + Math.floor(i / rows)],
      )
      return matches({ shape: [columns, rows], data }) ? NOWHERE : null
    },
  },
  {
    id: 'shape-flattened',
    text: {
      en: 'The numbers are right. What shape does the tensor have, and what shape must its gradient have?',
      zh: '数都对。这个张量是什么形状？它的梯度应当是什么形状？',
    },
    find: ({ key, given, matches }) =>
      key !== null &&
      given !== null &&
      given.shape.join() !== key.shape.join() &&
      matches({ ...key, shape: given.shape })
        ? NOWHERE
        : null,
  },
  {
    id: 'total-not-elementwise',
    text: {
      en: 'You gave one number for the whole tensor. If you nudge a single cell, does the result move by that much?',
      zh: '你给整个张量只写了一个数。如果只动其中一格，结果会变化这么多吗？',
    },
    find: ({ key, given, matches }) => {
      if (key === null || given === null || key.data.length < 2) return null
      const sum = key.data.reduce((a, b) => a + b, 0)
      return matches({ shape: given.shape.every((size) => size === 1) ? given.shape : [], data: [sum] })
        ? NOWHERE
        : null
    },
  },
  {
    id: 'value-not-gradient',
    text: {
      en: 'These are values from the forward pass. The question is how fast the result changes: what happens to it if you nudge one cell?',
      zh: '这些是前向计算得到的值。题目问的是结果变化得有多快：动一动其中一格，结果会怎样变？',
    },
    find: ({ trace, matches }) => {
      const roots = new Set(trace.passes.flat())
      // Of one operation the value is what many a wrong rule gives; of several it is hardly met by chance.
      const composed = trace.recorded.length > 1
      for (const { node, inputs, outputs } of trace.recorded) {
        const values = [...outputs, ...inputs].filter((tensor) => matches(numbersIn(tensor)))
        const isResult = values.some((tensor) => roots.has(tensor))
        if (values.length > 0)
          return { node: node.name, line: node.site, rank: !isResult ? 'last' : composed ? 'first' : undefined }
      }
      return null
    },
  },
]
