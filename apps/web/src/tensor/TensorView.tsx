import { IconCheck, IconX } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { heat } from '../theme/heat'
import { cellCount } from './grid'
import { Nested } from './Nested'
import { mathNumber, type Value } from './number-text'
import styles from './TensorView.module.css'

/** Whether a cell is right, told by a sign of its own shape and a word for screen readers. */
export interface Mark {
  right: boolean
  word: string
  /** Stands below the cell, such as the number that belongs there. */
  below?: string
}

/** The numbers by which heat is measured: the texts that are numbers, as they are read in an answer. */
const magnitude = (values: readonly Value[]) =>
  Math.max(0, ...values.map((value) => (typeof value === 'number' && Number.isFinite(value) ? Math.abs(value) : 0)))

/**
 * A tensor to read, in its brackets. Numbers are set as mathematics; texts (what a person typed) as they are.
 * With `hot`, sign and size of each number colour its cell.
 */
export function TensorView({
  shape,
  cells,
  hot = false,
  marks,
  below,
  label,
  size = 'md',
}: {
  shape: readonly number[]
  cells: readonly (Value | { text: string })[]
  hot?: boolean
  marks?: readonly Mark[]
  /** A small text below each cell. */
  below?: readonly string[]
  label: string
  size?: 'sm' | 'md' | 'lg' | 'projector'
}) {
  const values = cells.map((cell): Value => (typeof cell === 'object' ? 'nan' : cell))
  const largest = magnitude(values)
  const texts = cells.map((cell) => (typeof cell === 'object' ? cell.text : mathNumber(cell)))
  const letters = Math.max(1, ...texts.map((text) => text.length))
  return (
    <div
      role="group"
      aria-label={label}
      className={styles.tensor}
      data-size={size}
      style={{ '--letters': letters } as CSSProperties}
    >
      {cellCount(shape) === cells.length && (
        <Nested
          shape={shape}
          renderCell={(position) => {
            const mark = marks?.[position]
            const value = values[position]
            const note = mark?.below ?? below?.[position]
            return (
              <span className={styles.slot} key={position}>
                <span
                  className={styles.cell}
                  data-mark={mark && (mark.right ? 'right' : 'wrong')}
                  style={hot && typeof value === 'number' ? { background: heat(value, largest) } : undefined}
                >
                  {texts[position] || '·'}
                  {mark && (mark.right ? <IconCheck aria-hidden /> : <IconX aria-hidden />)}
                  {mark && <span className={styles.spoken}> {mark.word}</span>}
                </span>
                {note !== undefined && <span className={styles.below}>{note}</span>}
              </span>
            )
          }}
        />
      )}
    </div>
  )
}
