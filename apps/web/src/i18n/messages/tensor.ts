import { area } from '../area'

/** The grid in which a tensor is filled in or shown. */
export const tensor = area(
  {
    cell: {
      scalar: 'The number',
      vector: 'Element {place, number}',
      matrix: 'Row {row, number}, column {column, number}',
      deep: 'Element at {index}',
    },
    bar: { label: 'Signs', minus: 'Change the sign', point: 'Point', slash: 'Slash', next: 'Next' },
    dropped: '{count, plural, one {One pasted number found no cell.} other {# pasted numbers found no cell.}}',
    shape: {
      label: 'Shape',
      scalar: 'Scalar',
      vector: 'Vector',
      matrix: 'Matrix',
      rows: 'Rows',
      columns: 'Columns',
      length: 'Length',
    },
  },
  {
    cell: {
      scalar: '这个数',
      vector: '第 {place, number} 个元素',
      matrix: '第 {row, number} 行第 {column, number} 列',
      deep: '下标 {index} 的元素',
    },
    bar: { label: '符号', minus: '变号', point: '小数点', slash: '分数线', next: '下一格' },
    dropped: '有 {count, number} 个粘贴的数放不下。',
    shape: {
      label: '形状',
      scalar: '标量',
      vector: '向量',
      matrix: '矩阵',
      rows: '行数',
      columns: '列数',
      length: '长度',
    },
  },
)
