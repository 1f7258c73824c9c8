import { expect, test } from '@playwright/test'
import { fillCells, numbersOf, programOn } from './answers'
import { phone, url } from './people'

test('practising: half an answer is not wrong, a wrong cell is told, the steps follow, and another variant has other numbers', async ({
  browser,
}) => {
  const { page } = await phone(browser)
  await page.goto(url('/practice/squares-summed'))
  const first = await programOn(page)
  const key = await numbersOf(page, 'x.grad')
  const check = page.getByRole('button', { name: 'Check' })

  await page
    .getByRole('group', { name: /Your answer for/ })
    .getByRole('textbox')
    .first()
    .fill(String(key[0]))
  await check.click()
  await expect(page.getByText('Some places are still empty')).toBeVisible()

  await page.getByRole('button', { name: 'Hint 1 of 3' }).click()
  await expect(page.getByText('Write z as a sum over the four cells.')).toBeVisible()

  await fillCells(
    page,
    key.map((number, at) => (at === 3 ? number + 1 : number)),
  )
  await check.click()
  await expect(page.getByText('3 of 4 cells are right.')).toBeVisible()
  await expect(page.getByText('tensor([[').first()).toBeVisible()
  await expect(page.locator('.katex').first()).toBeVisible()
  await expect(page.getByText('SumBackward0').first()).toBeVisible()

  await page.getByRole('button', { name: 'Another variant' }).click()
  await expect.poll(() => programOn(page)).not.toBe(first)
})

test('practising in Chinese by topic', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(url('/practice'))
  await expect(page.locator('html')).toHaveAttribute('lang', /zh/)
  await expect(page.getByRole('heading', { name: '练习', exact: true })).toBeVisible()
  await page.goto(url('/practice/mean-of-squares'))
  await expect(
    page
      .getByRole('button', { name: '检查' })
      .or(page.getByRole('button', { name: '提交' }))
      .first(),
  ).toBeVisible()
  const text = await page.getByRole('main').textContent()
  expect(text).not.toMatch(/Check|Hint|Your answer/)
})

test('the language is remembered', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(url('/'))
  await page.getByRole('button', { name: 'Language' }).click()
  await page
    .getByRole('menuitem', { name: /中文/ })
    .or(page.getByRole('menuitemradio', { name: /中文/ }))
    .click()
  await expect(page.getByRole('heading', { name: '加入房间' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: '加入房间' })).toBeVisible()
})
