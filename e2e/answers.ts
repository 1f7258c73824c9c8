import { expect, type Page } from '@playwright/test'
import { asTensor, runCode } from '@gradroom/snippet'

/** The program as the page shows it, without the numbers of its lines. */
export async function programOn(page: Page): Promise<string> {
  const lines = page
    .getByRole('region', { name: /^(Program|程序)$/ })
    .first()
    .locator('code > span')
  await expect(lines.first()).toBeVisible()
  const texts = await lines.evaluateAll((all) =>
    all.map((line) => (line.lastElementChild?.textContent ?? '').replace(/\n$/, '')),
  )
  return texts.join('\n')
}

/** What the asked tensor is, by running the program that the page shows. */
export async function numbersOf(page: Page, ask: string): Promise<number[]> {
  const asked = runCode(await programOn(page)).evaluate(ask)
  const tensor = asked.ok ? asTensor(asked.value) : null
  if (tensor === null) throw new Error(`${ask} is no tensor`)
  return tensor.toArray()
}

/** Fills the cells of the grid for `x.grad`, row by row. */
export async function fillCells(page: Page, numbers: readonly number[]): Promise<void> {
  const cells = page.getByRole('group', { name: /Your answer for|的作答|你的答案/ }).getByRole('textbox')
  await expect(cells).toHaveCount(numbers.length)
  for (const [at, number] of numbers.entries()) await cells.nth(at).fill(String(number))
}
