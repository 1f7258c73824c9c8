import type { GraphNode } from '@gradroom/exercises'
import { mathNumber } from '../tensor/number-text'

type Values = GraphNode['value']

/** A tensor small enough to be shown in a node: its rows as texts. null: too large, its shape stands for it. */
export function rowsOf(values: Values): string[][] | null {
  const { shape, data } = values
  const columns = shape.at(-1) ?? 1
  if (shape.length > 2 || columns > 5 || data.length > columns * 5 || data.length === 0) return null
  const texts = data.map(mathNumber)
  return Array.from({ length: texts.length / columns }, (_, row) => texts.slice(row * columns, (row + 1) * columns))
}

/** `[8, 16]`, as PyTorch writes a shape. */
export const shapeText = (shape: readonly number[]) => `[${shape.join(', ')}]`

export interface Size {
  width: number
  height: number
}

/** The metrics of a card in pixels; the style sheet of the card is written to them, so that a layout needs no rendering first. */
export const CARD = {
  padding: 12,
  head: 26,
  tex: 28,
  label: 18,
  row: 24,
  letter: 7.9,
  gap: 10,
  bracket: 14,
  least: 104,
  askedLabel: 112,
}

const widthOf = (values: Values) => {
  const rows = rowsOf(values)
  if (!rows) return shapeText(values.shape).length * CARD.letter
  const cell = Math.max(...rows.flat().map((text) => text.length)) * CARD.letter + CARD.gap
  return cell * rows[0].length + CARD.bracket
}

const heightOf = (values: Values) => CARD.label + CARD.row * (rowsOf(values)?.length ?? 1)

/** About how wide a formula is set, from its letters without commands and braces. */
export const texWidth = (tex: string) => {
  const letters = tex.replace(/\\(?:frac|left|right|mathrm|text|operatorname|,|;|!)/g, '').replace(/\\[a-z]+/gi, 'm')
  return letters.replace(/[{}^_\s\\]/g, '').length * 9 + 12
}

/** How large a node's card is. */
export function cardSize(node: GraphNode): Size {
  const head = (node.name?.length ?? 0) * 9 + (node.gradFn ?? 'leaf leaf').length * 7.2 + 20
  const inner = Math.max(
    CARD.least - 2 * CARD.padding,
    head,
    widthOf(node.value),
    node.gradient ? widthOf(node.gradient) : 0,
    node.tex ? texWidth(node.tex) : 0,
    node.asked && node.gradient ? CARD.askedLabel : 0,
  )
  const height =
    CARD.head + (node.tex ? CARD.tex : 0) + heightOf(node.value) + (node.gradient ? heightOf(node.gradient) : 0)
  return { width: Math.ceil(inner + 2 * CARD.padding), height: Math.ceil(height + 2 * CARD.padding) }
}
