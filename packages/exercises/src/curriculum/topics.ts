import { z } from 'zod'
import type { Text } from '../text.js'

/** Something a learner can do afterwards that they could not before; an exercise names one to three. */
interface Skill<Id extends string = string> {
  readonly id: Id
  readonly title: Text
}

/** A part of the course. Each needs only what came before it. */
interface Topic<Id extends string = string, S extends string = string> {
  readonly id: Id
  readonly title: Text
  readonly skills: readonly Skill<S>[]
}

const topic = <const Id extends string, const S extends string>(
  id: Id,
  en: string,
  zh: string,
  skills: readonly Skill<S>[],
): Topic<Id, S> => ({ id, title: { en, zh }, skills })

const skill = <const Id extends string>(id: Id, en: string, zh: string): Skill<Id> => ({ id, title: { en, zh } })

/** The course in its order. */
export const topics = [
  topic('recording', 'Recording', '记录计算', [
    skill('requires-grad', 'Who asks to be tracked, and who inherits it', '谁需要求导，谁会继承'),
    skill('leaf', 'Leaves and results', '叶子张量与中间结果'),
    skill('grad-fn', 'Which operation made it', '它由哪个运算得到'),
    skill('graph-walk', 'Walking back to AccumulateGrad', '沿计算图走回 AccumulateGrad'),
    skill('dtype-grad', 'Why integers have no gradient', '为什么整数不能求导'),
  ]),
  topic('one-cell', 'One cell', '单个元素', [
    skill('scalar-derivative', 'The derivative at a number', '在一点处的导数'),
    skill('constant-factor', 'Constant factors', '常数因子'),
    skill('power-rule', 'The power rule', '幂函数的导数'),
    skill('sign', 'Keeping the sign', '正负号'),
    skill('chain-one', 'A function of a function', '一层复合函数'),
  ]),
  topic('many-cells', 'Many cells', '多个元素', [
    skill('elementwise', 'The same rule in each cell', '逐元素：每一格同一条规则'),
    skill('sum-spreads', 'A sum spreads its gradient', '求和把梯度分给每一格'),
    skill('mean-divides', 'A mean divides its gradient', '求均值把梯度除以个数'),
    skill('gradient-shape', 'The gradient has the tensor’s shape', '梯度的形状与张量相同'),
    skill('gradient-argument', 'backward() on a non-scalar', '对非标量调用 backward()'),
  ]),
  topic('several-paths', 'Several paths', '多条路径', [
    skill('reuse', 'A tensor used twice', '同一个张量用了两次'),
    skill('product-rule', 'The product rule', '乘法法则'),
    skill('quotient-rule', 'The quotient rule', '除法法则'),
    skill('accumulate', '.grad adds up', '.grad 会累加'),
    skill('zeroing', 'Zeroing the gradient', '梯度清零'),
  ]),
  topic('shapes', 'Shapes', '形状', [
    skill('broadcast-sum', 'What was stretched is summed', '广播出去的，要加回来'),
    skill('reshape-transpose', 'Reshape and transpose', '变形与转置'),
    skill('index-select', 'Indexing: zero elsewhere', '取元素：其余为零'),
    skill('stack-cat', 'Stacking and joining', '堆叠与拼接'),
    skill('expand-repeat', 'Expanding and repeating', '扩展与重复'),
  ]),
  topic('stopping', 'Stopping the flow', '截断梯度', [
    skill('detach', 'detach()', '用 detach() 分离'),
    skill('no-grad', 'no_grad', '在 no_grad 里计算'),
    skill('none-or-zeros', 'None, or zeros', '是 None 还是零'),
    skill('retain-grad', 'retain_grad()', '用 retain_grad() 保留梯度'),
    skill('data-danger', 'The danger of .data', '.data 的隐患'),
  ]),
  topic('in-place', 'In place, views, versions', '原地操作、视图与版本', [
    skill('inplace-leaf', 'Changing a leaf in place', '原地修改叶子张量'),
    skill('version-counter', 'The version counter', '版本计数'),
    skill('view-writes', 'Writing through a view', '通过视图写入'),
    skill('inplace-history', 'What an in-place change records', '原地操作留下的记录'),
    skill('update-step', 'Updating under no_grad', '在 no_grad 里更新参数'),
  ]),
  topic('matrices', 'Matrices', '矩阵', [
    skill('matmul-left', 'The left factor of a product', '矩阵乘法：左边的因子'),
    skill('matmul-right', 'The right factor of a product', '矩阵乘法：右边的因子'),
    skill('linear-layer', 'Weight and bias of a linear layer', '线性层的权重与偏置'),
    skill('batch-sum', 'Summing over a batch', '在一个批上求和'),
    skill('outer-dot', 'Dot and outer products', '点积与外积'),
  ]),
  topic('bends', 'Bends and choices', '拐点与选择', [
    skill('relu-mask', 'relu lets through or stops', 'relu 放行或拦住'),
    skill('sigmoid-tanh', 'A derivative from the output', '由输出求导数'),
    skill('max-routes', 'A maximum chooses', '最大值只选一个'),
    skill('abs-clamp-where', 'abs, clamp, where', '绝对值、截断与条件选择'),
    skill('saturation', 'Saturation', '饱和'),
  ]),
  topic('losses', 'Losses', '损失函数', [
    skill('mse', 'Mean squared error', '均方误差'),
    skill('softmax-jacobian', 'The Jacobian of softmax', 'softmax 的雅可比矩阵'),
    skill('cross-entropy', 'Cross-entropy: p minus one-hot', '交叉熵：概率减去独热向量'),
    skill('bce-logits', 'Binary cross-entropy with logits', '带 logits 的二元交叉熵'),
    skill('log-sum-exp', 'log-sum-exp', '对数-求和-指数'),
  ]),
  topic('learning', 'Learning', '学习', [
    skill('sgd-step', 'A step of gradient descent', '梯度下降的一步'),
    skill('momentum', 'Momentum', '动量'),
    skill('loop-order', 'Zero, backward, step', '清零、反向、更新的顺序'),
    skill('second-derivative', 'Second derivatives', '二阶导数'),
    skill('hook', 'Hooks', '钩子'),
    skill('custom-function', 'Your own autograd.Function', '自己写 autograd.Function'),
    skill('jacobian-vjp', 'Jacobians and products with them', '雅可比矩阵与向量-雅可比积'),
    skill('what-raises', 'What raises an error', '哪里会报错'),
  ]),
  topic('layers', 'Whole layers by hand', '手算整层', [
    skill('batch-norm-by-hand', 'Batch normalisation and cross-entropy by hand', '手算批归一化与交叉熵'),
    skill('layer-norm', 'Layer normalisation', '层归一化'),
    skill('attention', 'Attention for two tokens', '两个词元的注意力'),
    skill('convolution', 'A convolution', '卷积'),
    skill('recurrent-step', 'A recurrent step', '循环网络的一步'),
  ]),
] as const satisfies readonly Topic[]

export type TopicId = (typeof topics)[number]['id']
export type SkillId = (typeof topics)[number]['skills'][number]['id']

/** The id of a topic. */
export const topicSchema = z.enum(topics.map((topic) => topic.id))

/** The id of a skill. */
export const skillSchema = z.enum(
  topics.flatMap((topic): readonly { id: SkillId }[] => topic.skills).map(({ id }) => id),
)
