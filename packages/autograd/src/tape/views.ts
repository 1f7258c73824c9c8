import { pick, place, replaceAt } from '../ops/positions.js'
import { type Shape, positionsOf } from '../shape.js'
import type { Tensor } from '../tensor.js'
import { currentWorld } from '../world.js'
import { type Edge, type Gradients, Node } from './node.js'
import { edgeOf } from './record.js'

/** How a view came to be, which decides whether it may be changed in place. */
export type ViewMaking = 'one' | 'many' | 'no_grad'

/** What autograd knows of a view. */
export interface ViewInfo {
  /** The tensor whose memory this is: never a view itself. */
  readonly base: Tensor
  readonly made: ViewMaking
  /** The version the storage had when this view's node was made. */
  version: number
}

/** Tells autograd that the outputs look into `self`. */
export function markView(self: Tensor, outputs: readonly Tensor[], kind: 'one' | 'many'): void {
  const inherited = self.view !== null && self.view.made !== 'one' ? self.view.made : null
  const made = inherited ?? (kind === 'many' ? 'many' : currentWorld().gradMode ? 'one' : 'no_grad')
  const base = self.view?.base ?? self
  for (const output of outputs) {
    // `contiguous()` of what is contiguous, and the like, give the tensor itself.
    if (output === self || output.storage !== self.storage) continue
    output.view = { base, made, version: output.version.value }
    output.inference = self.inference
  }
}

/** Where the elements of `part` stand in the row-major order of `whole`, which looks into the same storage. */
function placesIn(whole: Geometry, part: Geometry): Int32Array {
  const order = new Map<number, number>()
  positionsOf(whole.shape, whole.strides, whole.offset).forEach((position, i) => order.set(position, i))
  return positionsOf(part.shape, part.strides, part.offset).map((position) => order.get(position) ?? -1)
}

interface Geometry {
  readonly shape: Shape
  readonly strides: readonly number[]
  readonly offset: number
}

const geometryOf = ({ shape, strides, offset }: Tensor): Geometry => ({ shape, strides, offset })

/** The node of a view whose base was changed in place: reads the view out of the new base. */
export class AsStridedNode extends Node {
  readonly whole: Geometry
  readonly part: Geometry

  constructor(view: Tensor, base: Tensor) {
    super('AsStridedBackward0', [edgeOf(base)])
    this.whole = geometryOf(base)
    this.part = geometryOf(view)
    this.outputs = [{ shape: view.shape, dtype: view.dtype }]
  }

  override backward([g]: Gradients): Gradients {
    return [g === null ? null : place(g, placesIn(this.whole, this.part), this.whole.shape)]
  }

  override release(): void {}
}

/** The node of a base that was changed in place through a view: only the view's part goes through `inner`. */
export class CopySlicesNode extends Node {
  private readonly whole: Geometry
  private readonly part: Geometry

  constructor(
    base: Tensor,
    view: Tensor,
    /** The operation that wrote into the view. */
    readonly inner: Node,
  ) {
    super('CopySlices', [edgeOf(base), ...inner.edges.slice(1)])
    this.whole = geometryOf(base)
    this.part = geometryOf(view)
    this.outputs = [{ shape: base.shape, dtype: base.dtype }]
  }

  override backward([g]: Gradients): Gradients {
    if (g === null) return this.edges.map(() => null)
    const places = placesIn(this.whole, this.part)
    const [through = null, ...others] = this.inner.backward([pick(g, places, this.part.shape)])
    return [replaceAt(g, places, through), ...others]
  }

  override release(): void {
    this.inner.release()
  }
}

/** The node that made a view, remade when the storage was changed in place since. */
export function currentGradFn(view: Tensor, info: ViewInfo): Node | null {
  if (info.version !== view.version.value && (view.ownGradFn !== null || info.base.requiresGrad)) {
    info.version = view.version.value
    view.ownGradFn = new AsStridedNode(view, info.base)
    view.outputNr = 0
  }
  return view.ownGradFn
}

/** Gives a tensor that was changed in place its new history: `node`, or for a view, a CopySlices in its base. */
export function rebaseHistory(self: Tensor, node: Node): void {
  if (self.view === null) {
    if (self.retainsGrad && self.ownGradFn !== null) moveRetained(self, self.ownGradFn, node)
    self.ownGradFn = node
    self.outputNr = 0
    return
  }
  const { base } = self.view
  const slices = new CopySlicesNode(base, self, node)
  base.ownGradFn = slices
  base.outputNr = 0
  self.view.version = -1 // the view's node is made anew from the new base when it is next asked for
}

/** `retain_grad()` follows a tensor that is changed in place: its `.grad` is that of its new value. */
function moveRetained(self: Tensor, from: Node, to: Node): void {
  const at = from.retained.findIndex(({ tensor }) => tensor === self)
  if (at >= 0) from.retained.splice(at, 1)
  to.retained.push({ outputNr: 0, tensor: self })
}

export type { Edge }
