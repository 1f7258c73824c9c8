/** Numbers as one writes a tensor by hand, the other way round from `readTensor`: nested brackets, at most four decimals. */
export function written({
  shape,
  data,
}: {
  readonly shape: readonly number[]
  readonly data: readonly number[]
}): string {
  if (shape.length === 0) return number(data[0])
  const [length, ...rest] = shape
  const size = data.length / Math.max(1, length)
  const rows = Array.from({ length }, (_, i) => written({ shape: rest, data: data.slice(i * size, (i + 1) * size) }))
  return `[${rows.join(', ')}]`
}

const number = (value: number): string => String(Math.round(value * 1e4) / 1e4 + 0)
