import type { ReactNode } from 'react'
import styles from './Nested.module.css'

/**
 * Sets cells in a tensor's brackets, one pair for each dimension, as PyTorch nests them: a scalar has none, a vector one,
 * a matrix one around all and one around each row. So that `[1, 2]` and `[[1, 2]]` do not look alike.
 */
export function Nested({
  shape,
  renderCell,
  from = 0,
}: {
  shape: readonly number[]
  renderCell: (position: number) => ReactNode
  /** The position of the first cell, row major. */
  from?: number
}) {
  const [size, ...inner] = shape
  if (size === undefined) return renderCell(from)
  const stride = inner.reduce((cells, next) => cells * next, 1)
  return (
    <div className={styles.brackets} data-rank={shape.length}>
      <div className={inner.length ? styles.column : styles.row}>
        {Array.from({ length: size }, (_, at) => (
          <Nested key={at} shape={inner} renderCell={renderCell} from={from + at * stride} />
        ))}
      </div>
    </div>
  )
}
