import type { Explanation } from '@gradroom/exercises'

type Values = Explanation['graph']['nodes'][number]['value']

/** The number of greatest magnitude in a tensor: what colours an edge. 0 for a tensor without numbers; non-finite ones do not count. */
export const dominant = (values: Values): number =>
  values.data.reduce<number>((most, value) => {
    if (typeof value !== 'number') return most
    return Math.abs(value) > Math.abs(most) ? value : most
  }, 0)
