import type { Explanation } from '@gradroom/exercises'

export type Graph = Explanation['graph']

/**
 * The ids of the nodes that a gradient reached, in the order it reached them: from the output back to the leaves,
 * each node after all the results it went into.
 */
export function backwardOrder(graph: Graph): string[] {
  const results = new Map<string, string[]>()
  for (const edge of graph.edges) results.set(edge.from, [...(results.get(edge.from) ?? []), edge.to])
  const depth = new Map<string, number>()
  const depthOf = (id: string): number => {
    const known = depth.get(id)
    if (known !== undefined) return known
    depth.set(id, 0)
    const found = Math.max(0, ...(results.get(id) ?? []).map((to) => depthOf(to) + 1))
    depth.set(id, found)
    return found
  }
  return graph.nodes
    .filter((node) => node.gradient !== null)
    .map((node, place) => ({ id: node.id, depth: depthOf(node.id), place }))
    .sort((a, b) => a.depth - b.depth || b.place - a.place)
    .map((node) => node.id)
}
