import { pathThrough, place } from './layout'
import { rowsOf } from './measure'
import { backwardOrder, type Graph } from './order'
import { SEED_GRAPH } from './testing/seed-graph'

describe('placing', () => {
  test.each(['down', 'right'] as const)('values flow %s, and no two cards overlap', (direction) => {
    const { nodes, width, height } = place(SEED_GRAPH, direction)
    const along = nodes.map((node) => (direction === 'down' ? node.y : node.x))
    expect(along).toEqual([...along].sort((a, b) => a - b))
    for (const [at, a] of nodes.entries()) {
      expect(a.x).toBeGreaterThanOrEqual(0)
      expect(a.x + a.width).toBeLessThanOrEqual(width)
      expect(a.y + a.height).toBeLessThanOrEqual(height)
      for (const b of nodes.slice(at + 1))
        expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(
          true,
        )
    }
  })

  test('a tensor used twice by one operation has two edges', () => {
    const [x, , z] = SEED_GRAPH.nodes
    const [edge] = SEED_GRAPH.edges
    const twice: Graph = {
      nodes: [x, z],
      edges: [
        { ...edge, id: 'a', from: 'x', to: 'z' },
        { ...edge, id: 'b', from: 'x', to: 'z' },
      ],
    }
    const [a, b] = place(twice, 'down').edges
    expect(a.label).not.toEqual(b.label)
  })

  test('the seed’s graph fits a phone', () => {
    expect(place(SEED_GRAPH, 'down').width).toBeLessThan(340)
  })
})

describe('backward', () => {
  test('reaches the output first and the leaf last', () => {
    expect(backwardOrder(SEED_GRAPH)).toEqual(['z', 'n0', 'x'])
  })
  test('reaches a tensor after every result it went into', () => {
    const [x, middle, z] = SEED_GRAPH.nodes
    const edge = (from: string, to: string) => ({ ...SEED_GRAPH.edges[0], id: `${from}${to}`, from, to })
    const graph: Graph = {
      nodes: [x, { ...middle, id: 'a' }, { ...middle, id: 'b' }, z],
      edges: [edge('x', 'a'), edge('x', 'b'), edge('a', 'b'), edge('b', 'z')],
    }
    expect(backwardOrder(graph)).toEqual(['z', 'b', 'a', 'x'])
  })
  test('leaves out what no gradient reached', () => {
    const [x, ...rest] = SEED_GRAPH.nodes
    expect(backwardOrder({ ...SEED_GRAPH, nodes: [{ ...x, gradient: null }, ...rest] })).toEqual(['z', 'n0'])
  })
})

test('a path starts and ends where the edge does', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 5, y: 10 },
    { x: 0, y: 20 },
  ]
  expect(pathThrough(points)).toBe('M 0 0 Q 5 10 0 20')
  expect(pathThrough([points[0], points[2]])).toBe('M 0 0 L 0 20')
  expect(pathThrough([])).toBe('')
})

test('large tensors are told by their shape', () => {
  const value = { dtype: 'float32', printed: '', shape: [8, 16], data: Array<number>(128).fill(1) }
  expect(rowsOf(value)).toBeNull()
  expect(rowsOf(SEED_GRAPH.nodes[0].value)).toEqual([
    ['1', '0'],
    ['−1', '1'],
  ])
})
