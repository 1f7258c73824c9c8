import { Graph as LayoutGraph, layout } from '@dagrejs/dagre'
import type { EdgeLabel, GraphLabel, NodeLabel, Point } from '@dagrejs/dagre'
import { cardSize, texWidth, type Size } from './measure'
import type { Graph } from './order'

/** Which way values flow: down on a phone, to the right where there is room. */
export type Direction = 'down' | 'right'

export interface PlacedNode extends Size {
  id: string
  /** Of the upper left corner. */
  x: number
  y: number
}

export interface PlacedEdge {
  id: string
  points: Point[]
  /** Where the local derivative is written; null where there is none. */
  label: Point | null
}

export interface Placed extends Size {
  nodes: PlacedNode[]
  edges: PlacedEdge[]
}

const MARGIN = 8

/** Places the nodes in ranks, so that every value flows one way and gradients flow back the other. Deterministic; sizes in pixels. */
export function place(graph: Graph, direction: Direction): Placed {
  const drawn = new LayoutGraph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true })
  drawn.setGraph({
    rankdir: direction === 'down' ? 'TB' : 'LR',
    nodesep: 20,
    ranksep: direction === 'down' ? 26 : 30,
    edgesep: 16,
    marginx: MARGIN,
    marginy: MARGIN,
  })
  for (const node of graph.nodes) drawn.setNode(node.id, { ...cardSize(node) })
  for (const edge of graph.edges) {
    const label = edge.local === null ? { width: 0, height: 0 } : { width: texWidth(edge.local), height: 26 }
    drawn.setEdge(edge.from, edge.to, { ...label, labelpos: 'c' }, edge.id)
  }
  layout(drawn)

  const nodes = graph.nodes.map(({ id }) => {
    const { width, height, x = 0, y = 0 } = drawn.node(id)
    return { id, width, height, x: x - width / 2, y: y - height / 2 }
  })
  const edges = graph.edges.map(({ id, from, to, local }) => {
    const { points = [], x = 0, y = 0 } = drawn.edge(from, to, id)
    return { id, points, label: local === null ? null : { x, y } }
  })
  const { width = 0, height = 0 } = drawn.graph()
  return { nodes, edges, width: Math.ceil(width), height: Math.ceil(height) }
}

/** A smooth path through the points of an edge: straight at its ends, rounded between. */
export function pathThrough(points: readonly Point[]): string {
  if (points.length < 2) return ''
  const [first, ...rest] = points
  const last = rest[rest.length - 1]
  const bends = rest.slice(0, -1).map((point, at) => {
    const next = rest[at + 1]
    const end = at === rest.length - 2 ? last : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 }
    return `Q ${point.x} ${point.y} ${end.x} ${end.y}`
  })
  return [`M ${first.x} ${first.y}`, ...(bends.length ? bends : [`L ${last.x} ${last.y}`])].join(' ')
}
