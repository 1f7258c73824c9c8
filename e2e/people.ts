import { type Browser, type BrowserContext, devices, expect, type Page } from '@playwright/test'

export const url = (path: string) => new URL(path, process.env['GRADROOM_URL']).href

const signIns = () =>
  JSON.parse(process.env['GRADROOM_SIGN_INS'] ?? '{}') as Record<string, { email: string; password: string }>

/** Signs in on a page, as a person would, and lands where they wanted to go. */
export async function signIn(page: Page, role: 'teacher' | 'admin' | 'student'): Promise<void> {
  const { email, password } = signIns()[role]!
  await page.goto(url('/sign-in'))
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** A phone in somebody's hand. */
export async function phone(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const { defaultBrowserType: _, ...shape } = devices['iPhone 13']
  const context = await browser.newContext({ ...shape, locale: 'en-GB' })
  return { context, page: await context.newPage() }
}
