import { emptyGrid, indexOf, neighbour, paste, reshaped, withCell } from './grid'

const filled = (shape: number[]) => {
  const grid = emptyGrid(shape)
  return { ...grid, cells: grid.cells.map((_, at) => String(at + 1)) }
}

describe('pasting', () => {
  test('a row pasted at the start of a row fills that row', () => {
    expect(paste(emptyGrid([2, 2]), 2, '[-2, 2]', false)).toEqual({
      grid: { type: 'grid', shape: [2, 2], cells: ['', '', '-2', '2'] },
      focus: 3,
      dropped: 0,
    })
  })
  test('a whole tensor fills the grid from whichever cell it is pasted into', () => {
    expect(paste(emptyGrid([2, 2]), 3, 'tensor([[ 2.,  0.],\n        [-2.,  2.]])', false)?.grid.cells).toEqual([
      '2.',
      '0.',
      '-2.',
      '2.',
    ])
  })
  test('a block keeps its columns', () => {
    expect(paste(emptyGrid([3, 3]), 4, '1 2\n3 4', false)?.grid.cells).toEqual(['', '', '', '', '1', '2', '', '3', '4'])
  })
  test('says how many found no cell', () => {
    expect(paste(emptyGrid([2]), 1, '[1, 2, 3]', false)).toMatchObject({ grid: { cells: ['', '1'] }, dropped: 2 })
    expect(paste(emptyGrid([2, 2]), 1, '[[1, 2], [3, 4]]', true)?.dropped).toBe(0)
  })
  test('takes the shape over only where the shape is free', () => {
    expect(paste(emptyGrid([]), 0, '[[1, 2, 3]]', true)?.grid.shape).toEqual([1, 3])
    expect(paste(emptyGrid([3]), 0, '[[1, 2, 3]]', false)?.grid).toEqual({
      type: 'grid',
      shape: [3],
      cells: ['1', '2', '3'],
    })
  })
  test('leaves a single number to the browser', () => {
    expect(paste(emptyGrid([2]), 0, '-1.5', false)).toBeNull()
  })
})

describe('shape', () => {
  test('keeps what was typed where its index still exists', () => {
    expect(reshaped(filled([2, 2]), [2, 3]).cells).toEqual(['1', '2', '', '3', '4', ''])
    expect(reshaped(filled([2, 3]), [1, 2]).cells).toEqual(['1', '2'])
    expect(reshaped(filled([3]), [2, 3]).cells).toEqual(['1', '2', '3', '', '', ''])
    expect(reshaped(filled([]), [2]).cells).toEqual(['1', ''])
  })
  test('counts an index row major', () => {
    expect(indexOf(5, [2, 3])).toEqual([1, 2])
    expect(indexOf(0, [])).toEqual([])
  })
})

describe('moving', () => {
  test('arrows stop at the edge', () => {
    const grid = filled([2, 2])
    expect(neighbour(grid, 0, 'ArrowDown')).toBe(2)
    expect(neighbour(grid, 2, 'ArrowDown')).toBeNull()
    expect(neighbour(grid, 0, 'ArrowLeft')).toBeNull()
    expect(neighbour(grid, 1, 'a')).toBeNull()
  })
  test('changing a cell leaves the grid before it untouched', () => {
    const before = emptyGrid([2])
    expect(withCell(before, 1, '7').cells).toEqual(['', '7'])
    expect(before.cells).toEqual(['', ''])
  })
})
