import type { Machine } from '../machine.js'
import { call } from '../objects/call.js'
import { before } from '../objects/compare.js'
import type { Value } from '../objects/value.js'

/** Sorts as Python does: stable, by `key`, asking only `<`. */
export function sorted(m: Machine, items: readonly Value[], key: Value, reverse: boolean): Value[] {
  const keyed = items.map((item) => ({ item, key: key === null ? item : call(m, key, [item]) }))
  if (reverse) keyed.reverse()
  const result = mergeSort(keyed, (a, b) => {
    m.tick()
    return before(m, a.key, b.key)
  })
  if (reverse) result.reverse()
  return result.map(({ item }) => item)
}

/** A merge sort of our own, for the order of comparisons must not depend on the host when they can raise. */
function mergeSort<T>(items: T[], less: (a: T, b: T) => boolean): T[] {
  let from = items
  for (let width = 1; width < items.length; width *= 2) {
    const to: T[] = []
    for (let start = 0; start < from.length; start += 2 * width) {
      let i = start
      let j = Math.min(start + width, from.length)
      const middle = j
      const end = Math.min(start + 2 * width, from.length)
      while (i < middle && j < end) to.push(less(from[j], from[i]) ? from[j++] : from[i++])
      while (i < middle) to.push(from[i++])
      while (j < end) to.push(from[j++])
    }
    from = to
  }
  return from
}
