/** @jest-environment jsdom */
import { act, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { IntlProvider } from 'use-intl'
import { MESSAGES } from '../i18n/messages'
import { emptyGrid, type Grid } from './grid'
import { TensorGrid } from './TensorGrid'

let submitted = 0
let latest: Grid

function Filling({ shape, free = false }: { shape: number[]; free?: boolean }) {
  const [grid, setGrid] = useState(() => emptyGrid(shape))
  const change = (next: Grid) => {
    latest = next
    setGrid(next)
  }
  return (
    <IntlProvider locale="en" messages={MESSAGES.en}>
      <TensorGrid grid={grid} onChange={change} onSubmit={() => submitted++} shapeIsFree={free} label="Your answer" />
    </IntlProvider>
  )
}
const cell = (name: string) => screen.getByRole('textbox', { name }) as HTMLInputElement
const focused = () => document.activeElement?.getAttribute('aria-label')

beforeEach(() => {
  submitted = 0
})

test('Enter goes from cell to cell and submits from the last', () => {
  render(<Filling shape={[2, 2]} />)
  act(() => cell('Row 1, column 1').focus())
  for (const next of ['Row 1, column 2', 'Row 2, column 1', 'Row 2, column 2']) {
    fireEvent.keyDown(document.activeElement as Element, { key: 'Enter' })
    expect(focused()).toBe(next)
  }
  expect(submitted).toBe(0)
  fireEvent.keyDown(document.activeElement as Element, { key: 'Enter' })
  expect(submitted).toBe(1)
})

test('Enter that ends the composing of a word does neither', () => {
  render(<Filling shape={[]} />)
  act(() => cell('The number').focus())
  fireEvent.keyDown(cell('The number'), { key: 'Enter', isComposing: true })
  expect(submitted).toBe(0)
})

test('arrows move between cells, but inside a text the caret', () => {
  render(<Filling shape={[2, 2]} />)
  const first = cell('Row 1, column 1')
  fireEvent.change(first, { target: { value: '12' } })
  act(() => first.focus())
  first.setSelectionRange(1, 1)
  fireEvent.keyDown(first, { key: 'ArrowRight' })
  expect(focused()).toBe('Row 1, column 1')
  first.setSelectionRange(2, 2)
  fireEvent.keyDown(first, { key: 'ArrowRight' })
  expect(focused()).toBe('Row 1, column 2')
  fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowDown' })
  expect(focused()).toBe('Row 2, column 2')
})

test('a pasted row is spread over the cells, and what does not fit is said', () => {
  render(<Filling shape={[2, 2]} />)
  fireEvent.paste(cell('Row 2, column 1'), { clipboardData: { getData: () => '[-2, 2, 5]' } })
  expect(latest.cells).toEqual(['', '', '-2', '2'])
  expect(screen.getByRole('status').textContent).toBe('One pasted number found no cell.')
})

test('where the shape is free, a pasted tensor brings its own', () => {
  render(<Filling shape={[]} free />)
  fireEvent.paste(cell('The number'), { clipboardData: { getData: () => 'tensor([[2., 0.], [-2., 2.]])' } })
  expect(latest).toEqual({ type: 'grid', shape: [2, 2], cells: ['2.', '0.', '-2.', '2.'] })
})

test('the bar writes where the caret is; minus changes the sign from anywhere', () => {
  render(<Filling shape={[2]} />)
  const first = cell('Element 1')
  fireEvent.change(first, { target: { value: '13' } })
  act(() => first.focus())
  first.setSelectionRange(1, 1)
  fireEvent.click(screen.getByRole('button', { name: 'Slash', hidden: true }))
  expect(latest.cells[0]).toBe('1/3')
  expect(first.selectionStart).toBe(2)
  fireEvent.click(screen.getByRole('button', { name: 'Change the sign', hidden: true }))
  expect(latest.cells[0]).toBe('-1/3')
  fireEvent.click(screen.getByRole('button', { name: 'Change the sign', hidden: true }))
  expect(latest.cells[0]).toBe('1/3')
})
