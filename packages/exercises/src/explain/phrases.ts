import { isScalar, type Node, OperationNode, valueOf } from '@gradroom/autograd'
import type { Text } from '../text.js'

/** What a teacher says of an operation: going forward, and when the gradient comes back. */
interface Phrase {
  readonly forward: Text
  readonly backward: Text
}

const phrase = (forward: Text, backward: Text): Phrase => ({ forward, backward })

const spread: Text = {
  en: 'a sum passes what arrives on to every cell, unchanged',
  zh: '求和把到来的梯度原样分给每一格',
}
const divided: Text = {
  en: 'a mean passes on to every cell what arrives, divided by the number of cells',
  zh: '求均值把到来的梯度除以个数，再分给每一格',
}
const moved: Text = {
  en: 'only places change, so each number goes back to where it came from',
  zh: '只是换了位置，每个数各回原处',
}
const matrices: Text = {
  en: 'each factor gets what arrives, multiplied by the other factor transposed',
  zh: '每个因子得到的，是到来的梯度乘以另一个因子的转置',
}
const selected: Text = {
  en: 'the cells that were taken get what arrives, all others get zero',
  zh: '被取到的格得到到来的梯度，其余的格得到零',
}

const power = phrase(
  { en: 'raise each cell to a power', zh: '对每一格求幂' },
  {
    en: 'each cell multiplies what arrives by its own derivative: the exponent comes down in front, and the power goes down by one',
    zh: '每一格用自己的导数去乘到来的梯度：指数拿到前面作系数，次数减一',
  },
)
const squares = phrase(
  { en: 'square each cell', zh: '把每一格平方' },
  {
    en: 'each cell multiplies what arrives by its own derivative, which is twice its value',
    zh: '每一格用自己的导数去乘到来的梯度，这个导数就是它的两倍',
  },
)
const matmul = phrase({ en: 'multiply the matrices', zh: '做矩阵乘法' }, matrices)
const reshape = phrase({ en: 'arrange the same numbers in another shape', zh: '把同样的数换一种形状排列' }, moved)
const take = phrase({ en: 'take some of the cells', zh: '取出其中的一些格' }, selected)
const copy = phrase({ en: 'copy', zh: '复制' }, { en: 'a copy passes on what arrives', zh: '复制把到来的梯度原样传回' })
const joint = phrase(
  { en: 'put the tensors together', zh: '把几个张量拼在一起' },
  { en: 'each tensor gets back the part that belongs to it', zh: '每个张量取回属于自己的那一部分' },
)
const sum = phrase({ en: 'add up the cells', zh: '把各格加起来' }, spread)
const mean = phrase({ en: 'take the mean of the cells', zh: '求各格的均值' }, divided)
const largest = phrase(
  { en: 'keep the extreme value', zh: '取出最大（或最小）的值' },
  { en: 'only the cell that was chosen gets what arrives', zh: '只有被选中的那一格得到到来的梯度' },
)
const subtract = phrase(
  { en: 'subtract', zh: '相减' },
  {
    en: 'what arrives goes on unchanged to what stands before the minus, and with its sign turned to what stands after it',
    zh: '到来的梯度原样传给被减数，变号后传给减数',
  },
)

/** By the name of the operation's row. */
const PHRASES: Readonly<Record<string, Phrase>> = {
  add: phrase(
    { en: 'add', zh: '相加' },
    { en: 'an addition passes what arrives on to both sides, unchanged', zh: '加法把到来的梯度原样传给两边' },
  ),
  sub: subtract,
  rsub: subtract,
  mul: phrase(
    { en: 'multiply cell by cell', zh: '逐元素相乘' },
    { en: 'each factor gets what arrives, times the other factor', zh: '每个因子得到的，是到来的梯度乘以另一个因子' },
  ),
  div: phrase(
    { en: 'divide cell by cell', zh: '逐元素相除' },
    {
      en: 'the numerator gets what arrives divided by the denominator; the denominator gets it with a minus, and its own square below',
      zh: '分子得到的，是到来的梯度除以分母；分母得到的带负号，并且要除以分母的平方',
    },
  ),
  neg: phrase(
    { en: 'turn the sign', zh: '取相反数' },
    { en: 'the sign of what arrives is turned, too', zh: '到来的梯度也要变号' },
  ),
  pow: power,
  square: squares,
  reciprocal: phrase(
    { en: 'take one over each cell', zh: '对每一格求倒数' },
    { en: 'multiply by minus one over the square of the input', zh: '乘以“负的输入平方分之一”' },
  ),
  exp: phrase(
    { en: 'take the exponential of each cell', zh: '对每一格求指数函数' },
    { en: 'the exponential is its own derivative: multiply by the output', zh: '指数函数的导数就是它自己：乘以输出' },
  ),
  log: phrase(
    { en: 'take the logarithm of each cell', zh: '对每一格取对数' },
    { en: 'divide what arrives by the input', zh: '到来的梯度除以输入' },
  ),
  sqrt: phrase(
    { en: 'take the square root of each cell', zh: '对每一格开平方' },
    { en: 'divide what arrives by twice the root', zh: '到来的梯度除以平方根的两倍' },
  ),
  sin: phrase(
    { en: 'take the sine of each cell', zh: '对每一格求正弦' },
    { en: 'multiply by the cosine of the input', zh: '乘以输入的余弦' },
  ),
  cos: phrase(
    { en: 'take the cosine of each cell', zh: '对每一格求余弦' },
    { en: 'multiply by minus the sine of the input', zh: '乘以输入正弦的相反数' },
  ),
  relu: phrase(
    { en: 'keep what is positive, put zero elsewhere', zh: '保留正数，其余变成零' },
    {
      en: 'where the input was positive the gradient passes; elsewhere it is stopped',
      zh: '输入为正的格放行，其余的格拦住',
    },
  ),
  sigmoid: phrase(
    { en: 'apply the sigmoid to each cell', zh: '对每一格求 sigmoid' },
    { en: 'multiply by output × (1 − output)', zh: '乘以“输出 ×（1 − 输出）”' },
  ),
  tanh: phrase(
    { en: 'apply tanh to each cell', zh: '对每一格求 tanh' },
    { en: 'multiply by 1 − output²', zh: '乘以“1 − 输出的平方”' },
  ),
  abs: phrase(
    { en: 'drop the signs', zh: '取绝对值' },
    { en: 'cells that were negative turn the sign of what arrives', zh: '原来为负的格，把到来的梯度变号' },
  ),
  softmax: phrase(
    { en: 'turn the cells into shares that add up to 1', zh: '把各格变成加起来等于 1 的份额' },
    {
      en: 'each output pulls at all inputs: a share that grows takes from the others',
      zh: '每个输出都牵动所有输入：一份变大，其他各份就变小',
    },
  ),
  sum,
  mean,
  max: largest,
  min: largest,
  amax: largest,
  amin: largest,
  mm: matmul,
  mv: matmul,
  bmm: matmul,
  addmm: phrase(
    { en: 'multiply the matrices and add the bias', zh: '做矩阵乘法，再加上偏置' },
    {
      en: 'the bias gets what arrives, summed where it was stretched; each factor gets it times the other factor transposed',
      zh: '偏置得到到来的梯度（广播过的维度要加起来）；每个因子得到的，是它乘以另一个因子的转置',
    },
  ),
  dot: phrase(
    { en: 'take the dot product', zh: '求点积' },
    { en: 'each vector gets the other one, times what arrives', zh: '每个向量得到另一个向量，乘以到来的梯度' },
  ),
  view: reshape,
  reshape,
  reshape_alias: reshape,
  unsafe_view: reshape,
  transpose: reshape,
  t: reshape,
  permute: reshape,
  squeeze: reshape,
  unsqueeze: reshape,
  select: take,
  slice: take,
  index: take,
  expand: phrase(
    { en: 'stretch the tensor to a larger shape', zh: '把张量扩展成更大的形状' },
    { en: 'what was stretched is summed back', zh: '扩展出去的，要加回来' },
  ),
  clone: copy,
  contiguous_clone: copy,
  stack: joint,
  cat: joint,
  where: phrase(
    { en: 'choose cell by cell between two tensors', zh: '逐格在两个张量之间选择' },
    {
      en: 'each cell passes what arrives to the side that was chosen; the other side gets zero',
      zh: '每一格把到来的梯度交给被选中的一边，另一边得到零',
    },
  ),
  clamp: phrase(
    { en: 'cut off what lies outside the bounds', zh: '把超出界限的值截到界限上' },
    {
      en: 'cells inside the bounds let the gradient pass; cut cells get zero',
      zh: '界限之内的格放行，被截断的格得到零',
    },
  ),
  log_softmax: phrase(
    { en: 'take the logarithm of the shares that softmax gives', zh: '对 softmax 给出的份额取对数' },
    {
      en: 'each cell gets what arrives, minus its share of all that arrives',
      zh: '每一格得到到来的梯度，再减去“自己的份额 × 到来梯度的总和”',
    },
  ),
  nll_loss: phrase(
    {
      en: 'take the cell of each row’s target, turn the sign, and average',
      zh: '取每一行目标处的那一格，变号，再求均值',
    },
    { en: 'only the cells of the targets get a gradient', zh: '只有目标处的格得到梯度' },
  ),
  mse_loss: phrase(
    { en: 'average the squared errors', zh: '求误差平方的均值' },
    {
      en: 'each cell gets twice its error, divided by the number of cells',
      zh: '每一格得到自己误差的两倍，再除以格数',
    },
  ),
}

/** What is said of the operation of a node; for one without words of its own, a sentence that is always true. */
export function phraseOf(node: Node): Phrase {
  const name = (node instanceof OperationNode ? node.operation.row.name : node.name).replace(/^_/, '')
  if (name === 'pow' && node instanceof OperationNode && exponentOf(node) === 2) return squares
  return Object.hasOwn(PHRASES, name)
    ? PHRASES[name]
    : phrase(
        { en: `apply ${name}`, zh: `计算 ${name}` },
        {
          en: 'multiply what arrives by the local derivative',
          zh: '到来的梯度乘以局部导数',
        },
      )
}

/** The exponent of a power, where it is a plain number. */
function exponentOf({ args: [, exponent] }: OperationNode): number | null {
  return exponent !== undefined && isScalar(exponent) ? valueOf(exponent) : null
}
