import { expect, type Page, test } from '@playwright/test'
import { signIn, url } from './people'

const editor = (page: Page) => page.getByRole('textbox', { name: 'Program' })

async function write(page: Page, program: string): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(program)
}

test('an author writes, sees key and errors as they type, publishes, and a student practises it', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 1000 } })
  const page = await context.newPage()
  await signIn(page, 'admin')
  await page.goto(url('/desk/new'))

  await write(
    page,
    'import torch\nx = torch.tensor([1.0,0.],[-1.,1.],requires_grad=True)\nz = x.pow(2).sum()\nz.backward()\n',
  )
  await expect(page.getByText('tensor() takes 1 positional argument but 2 were given').first()).toBeVisible()

  await write(
    page,
    'import torch\nx = torch.tensor([[1.0, 0.], [-1., {{a}}.]], requires_grad=True)\nz = x.pow(2).sum()\nz.backward()\n',
  )
  await page.getByRole('textbox', { name: 'Asked expression' }).fill('x.grad')
  await page.getByRole('textbox', { name: 'Range of a' }).fill('int 2..9')
  await page.getByRole('button', { name: 'Remove the range of b' }).click()
  await expect(page.getByText('tensor([[ 2.,  0.],').first()).toBeVisible()

  await page.getByRole('tab', { name: /^Words/ }).click()
  const both = async (label: string, en: string, zh: string) => {
    await page.getByRole('textbox', { name: `${label}, English` }).fill(en)
    await page.getByRole('textbox', { name: `${label}, Chinese` }).fill(zh)
  }
  await both('Title', 'A square of my own', '我的平方')
  await both('Question', 'What is `x.grad`?', '`x.grad` 是多少？')

  await page.getByRole('tab', { name: 'Course' }).click()
  await page.getByRole('textbox', { name: 'Id', exact: true }).fill('a-square-of-my-own')
  await page
    .getByRole('combobox', { name: 'Skills' })
    .or(page.getByRole('textbox', { name: 'Skills' }))
    .first()
    .click()
  await page.getByRole('option').first().click()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('version 1 is published')).toBeVisible({ timeout: 30_000 })

  const student = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
  await student.goto(url('/practice/a-square-of-my-own'))
  await expect(student.getByText('我的平方').first()).toBeVisible()
})

test('the desk is for authors', async ({ page }) => {
  await page.goto(url('/desk'))
  await expect(page.getByText('Sign in to go on')).toBeVisible()
  await signIn(page, 'student')
  await page.goto(url('/desk'))
  await expect(page.getByText('Your account cannot open this page')).toBeVisible()
})
