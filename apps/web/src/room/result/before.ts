/**
 * Where each row stood among the rows shown, before the last round: index by index of the present order.
 *
 * @param rows in their present order; `moved` counts places gained, negative for lost
 */
export function before(rows: readonly { rank: number; moved: number }[]): number[] {
  const order = rows
    .map((row, at) => ({ at, earlier: row.rank + row.moved }))
    .sort((a, b) => a.earlier - b.earlier || a.at - b.at)
  const places = Array.from(rows, () => 0)
  order.forEach(({ at }, place) => {
    places[at] = place
  })
  return places
}
