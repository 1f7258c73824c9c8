/**
 * A map from text keys to values that never changes: `put` and `without` give a new one which shares all but one
 * bucket and the two small nodes above it, about seventy pointers however many entries there are.
 * Plain JSON, and canonical: equal entries make equal JSON, whatever the order they came in.
 */
export interface Keyed<V> {
  readonly size: number
  readonly nodes: Nodes<V>
}
type Bucket<V> = readonly (readonly [key: string, value: V])[]
type Nodes<V> = { readonly [high: string]: { readonly [low: string]: Bucket<V> } }

const FAN = 32

/** The map with nothing in it. */
export const empty = <V>(): Keyed<V> => ({ size: 0, nodes: {} })

/** The value under `key`, or undefined. */
export function get<V>(map: Keyed<V>, key: string): V | undefined {
  const [high, low] = placeOf(key)
  const bucket = map.nodes[high]?.[low]
  if (bucket === undefined) return undefined
  const at = lowerBound(bucket, key)
  return at < bucket.length && bucket[at][0] === key ? bucket[at][1] : undefined
}

/** The map with `value` under `key`, in place of what stood there. */
export function put<V>(map: Keyed<V>, key: string, value: V): Keyed<V> {
  const [high, low] = placeOf(key)
  const bucket = map.nodes[high]?.[low] ?? []
  const at = lowerBound(bucket, key)
  const known = at < bucket.length && bucket[at][0] === key
  const changed = bucket.toSpliced(at, known ? 1 : 0, [key, value])
  return {
    size: known ? map.size : map.size + 1,
    nodes: { ...map.nodes, [high]: { ...map.nodes[high], [low]: changed } },
  }
}

/** The map without `key`; the same map where it was not in it. */
export function without<V>(map: Keyed<V>, key: string): Keyed<V> {
  if (get(map, key) === undefined) return map
  const [high, low] = placeOf(key)
  const rest = map.nodes[high][low].filter(([other]) => other !== key)
  const { [low]: _bucket, ...lows } = map.nodes[high]
  const { [high]: _node, ...highs } = map.nodes
  if (rest.length > 0) return { size: map.size - 1, nodes: { ...map.nodes, [high]: { ...lows, [low]: rest } } }
  // Emptied nodes go, so that equal entries still make equal JSON.
  const nodes = Object.keys(lows).length > 0 ? { ...map.nodes, [high]: lows } : highs
  return { size: map.size - 1, nodes }
}

/** Every value once, in an order that depends on the keys alone. */
export function* values<V>(map: Keyed<V>): Generator<V> {
  for (const lows of Object.values(map.nodes)) {
    for (const bucket of Object.values(lows)) for (const [, value] of bucket) yield value
  }
}

/** FNV-1a, folded to two digits of base 32. The digits are object keys in ascending order, hence the canonical form. */
function placeOf(key: string): [high: number, low: number] {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  const folded = (hash ^ (hash >>> 16)) >>> 0
  return [folded % FAN, Math.floor(folded / FAN) % FAN]
}

/** The first position in a sorted bucket whose key is not below `key`. */
function lowerBound<V>(bucket: Bucket<V>, key: string): number {
  let low = 0
  let high = bucket.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (bucket[middle][0] < key) low = middle + 1
    else high = middle
  }
  return low
}
