/** Prints the medians, a work a line and a peer a column, and how our own stands to PyTorch's. */
export function printTable(works, rows, ratios) {
  const peers = [...new Set(rows.map((row) => row.peer))]
  const line = (cells) =>
    console.log(cells.map((cell, i) => (i === 1 ? cell.padEnd(46) : cell.padStart(i === 0 ? 3 : 12))).join('  '))
  line(['', 'microseconds (median)', ...peers, 'ratio', 'goal'])
  for (const { id, title, goal } of works) {
    const cells = peers.map((peer) => shown(rows.find((row) => row.work === id && row.peer === peer)?.median_us))
    const ratio = ratios[id]
    const mark = goal === null ? '' : ratio <= goal ? ' ok' : ' !!'
    const verdict = ratio === undefined ? '–' : `${ratio.toFixed(3)}${mark}`
    line([id, title, ...cells, verdict, goal === null ? '–' : `<= ${goal}`])
  }
}

const shown = (median) =>
  median === undefined
    ? '–'
    : median >= 100
      ? Math.round(median).toLocaleString('en')
      : median.toFixed(median < 1 ? 3 : 1)
