'use client'

import { useTranslations } from 'use-intl'
import { useLayoutEffect, useRef, useState, type ClipboardEvent, type CSSProperties, type KeyboardEvent } from 'react'
import { indexOf, neighbour, paste, withCell, type Grid } from './grid'
import { KeyBar, type BarKey } from './KeyBar'
import { Nested } from './Nested'
import styles from './TensorGrid.module.css'

/** How a cell is called by a screen reader: by its row and column, counted from 1. */
function useCellName(shape: readonly number[]) {
  const t = useTranslations('tensor')
  return (position: number) => {
    const index = indexOf(position, shape).map((at) => at + 1)
    if (index.length === 0) return t('cell.scalar')
    if (index.length === 1) return t('cell.vector', { place: index[0] })
    if (index.length === 2) return t('cell.matrix', { row: index[0], column: index[1] })
    return t('cell.deep', { index: index.join(', ') })
  }
}

/** What a key of the bar makes of a cell's text. Minus changes the sign wherever the caret stands. */
function typed(text: string, key: BarKey, start: number, end: number): { text: string; caret: number } {
  if (key === '-')
    return text.startsWith('-')
      ? { text: text.slice(1), caret: Math.max(0, start - 1) }
      : { text: `-${text}`, caret: start + 1 }
  return { text: text.slice(0, start) + key + text.slice(end), caret: start + 1 }
}

/**
 * A tensor to fill in. Enter goes to the next cell and, from the last one, submits; arrows move between cells;
 * a pasted list is spread over the cells from the one it is pasted into.
 */
export function TensorGrid({
  grid,
  onChange,
  onSubmit,
  shapeIsFree = false,
  disabled = false,
  flagged = [],
  label,
}: {
  grid: Grid
  onChange: (grid: Grid) => void
  onSubmit?: () => void
  /** Whether a pasted tensor may bring its own shape. */
  shapeIsFree?: boolean
  disabled?: boolean
  /** Cells to be looked at again, by position. */
  flagged?: readonly number[]
  label: string
}) {
  const t = useTranslations('tensor')
  const cellName = useCellName(grid.shape)
  const root = useRef<HTMLDivElement>(null)
  const caret = useRef<{ position: number; at: number } | null>(null)
  const [current, setCurrent] = useState<number | null>(null)
  const [dropped, setDropped] = useState(0)

  const input = (position: number) => root.current?.querySelector<HTMLInputElement>(`[data-cell="${position}"]`) ?? null
  const goTo = (position: number) => {
    const target = input(position)
    target?.focus()
    target?.select()
  }
  const next = (position: number) => {
    if (position + 1 < grid.cells.length) goTo(position + 1)
    else onSubmit?.()
  }

  useLayoutEffect(() => {
    if (caret.current === null) return
    const { position, at } = caret.current
    caret.current = null
    input(position)?.setSelectionRange(at, at)
  })

  const press = (key: BarKey | 'next') => {
    const target = current === null ? null : input(current)
    if (current === null || target === null) return
    if (key === 'next') return next(current)
    const { selectionStart, selectionEnd } = target
    const made = typed(grid.cells[current], key, selectionStart ?? 0, selectionEnd ?? 0)
    caret.current = { position: current, at: made.caret }
    onChange(withCell(grid, current, made.text))
  }

  const onPaste = (event: ClipboardEvent, position: number) => {
    const pasted = paste(grid, position, event.clipboardData.getData('text'), shapeIsFree)
    if (!pasted) return
    event.preventDefault()
    setDropped(pasted.dropped)
    onChange(pasted.grid)
    requestAnimationFrame(() => goTo(pasted.focus))
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, position: number) => {
    // Enter while an input method composes belongs to the input method.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      return next(position)
    }
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const inside =
      (event.key === 'ArrowLeft' && selectionEnd !== 0) ||
      (event.key === 'ArrowRight' && selectionStart !== value.length)
    const target = inside || event.shiftKey ? null : neighbour(grid, position, event.key)
    if (target === null) return
    event.preventDefault()
    goTo(target)
  }

  const widest = Math.max(2, ...grid.cells.map((cell) => cell.length))
  return (
    <div>
      <div className={styles.scroll}>
        <div
          ref={root}
          role="group"
          aria-label={label}
          className={styles.grid}
          style={{ '--letters': Math.min(widest, 14) } as CSSProperties}
        >
          <Nested
            shape={grid.shape}
            renderCell={(position) => (
              <input
                key={position}
                data-cell={position}
                className={styles.cell}
                aria-label={cellName(position)}
                aria-invalid={flagged.includes(position) || undefined}
                value={grid.cells[position]}
                disabled={disabled}
                inputMode="decimal"
                enterKeyHint={position + 1 < grid.cells.length ? 'next' : 'done'}
                autoComplete="off"
                autoCorrect="off"
                autoCapitalize="off"
                spellCheck={false}
                maxLength={60}
                onChange={(event) => onChange(withCell(grid, position, event.currentTarget.value))}
                onPaste={(event) => onPaste(event, position)}
                onKeyDown={(event) => onKeyDown(event, position)}
                onFocus={() => setCurrent(position)}
                onBlur={() => setCurrent(null)}
              />
            )}
          />
        </div>
      </div>
      {!disabled && <KeyBar onPress={press} active={current !== null} />}
      <div role="status" className={styles.note}>
        {dropped > 0 && t('dropped', { count: dropped })}
      </div>
    </div>
  )
}
