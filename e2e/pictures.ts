import { join } from 'node:path'
import { type BrowserContext, type Page, test } from '@playwright/test'
import { fillCells, numbersOf } from './answers'
import { phone, signIn, url } from './people'

const folder = process.env['PICTURES'] ?? ''
const WIDTHS = [390, 834, 1440]
const OPEN = [
  '/',
  '/join',
  '/sign-in',
  '/practice',
  '/practice/squares-summed',
  '/practice/leaf-or-result',
  '/practice/one-pair-short',
]
const DESKS = ['/host', '/desk', '/desk/squares-summed']
const name = (path: string) => path.replaceAll('/', '-').replace(/^-$/, '-start').slice(1)

async function take(page: Page, what: string, fullPage = true): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(folder, `${what}.png`), fullPage })
}

async function answerWrongly(page: Page): Promise<void> {
  const numbers = await numbersOf(page, 'x.grad')
  await fillCells(
    page,
    numbers.map((number, at) => (at === 0 ? number + 1 : number)),
  )
  await page.keyboard.press('Enter')
  await page.locator('.katex').first().waitFor()
}

async function takeAll(context: BrowserContext, width: number, mark: string): Promise<void> {
  const page = await context.newPage()
  await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
  for (const path of OPEN) {
    await page.goto(url(path))
    await take(page, `${name(path)}-${width}-${mark}`)
  }
  await page.goto(url('/practice/squares-summed'))
  await answerWrongly(page)
  await take(page, `verdict-${width}-${mark}`)
  await page.goto(url('/practice/two-samples'))
  await page.getByRole('button').last().waitFor()
}

for (const locale of ['en-GB', 'zh-CN'] as const) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`pages ${locale} ${scheme}`, async ({ browser }) => {
      test.setTimeout(400_000)
      const context = await browser.newContext({ locale, colorScheme: scheme, reducedMotion: 'reduce' })
      const mark = `${locale.slice(0, 2)}-${scheme}`
      for (const width of WIDTHS) await takeAll(context, width, mark)
      const page = await context.newPage()
      await signIn(page, 'admin')
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 })
        for (const path of DESKS) {
          await page.goto(url(path))
          await take(page, `${name(path)}-${width}-${mark}`)
        }
      }
    })
  }
}

test('a room', async ({ browser }) => {
  test.setTimeout(200_000)
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  const host = await context.newPage()
  await signIn(host, 'teacher')
  await host.goto(url('/host'))
  await host.getByRole('checkbox').nth(0).check()
  await host.getByRole('checkbox', { name: 'Four cells, one number' }).check()
  await host.getByRole('button', { name: 'Move Four cells, one number up' }).click()
  await host.getByRole('button', { name: 'Make the room' }).click()
  const pin = (await host.getByRole('heading', { name: /^Room \d{6}$/ }).textContent())!.replace(/\D/g, '')
  const projector = await context.newPage()
  await projector.setViewportSize({ width: 1920, height: 1080 })
  await projector.goto(host.url().replace('/host/', '/project/'))
  const players: Page[] = []
  for (const player of ['Ada', '小波', 'Someone with a long name', 'Emmy', '思远']) {
    const { page } = await phone(browser)
    await page.goto(url(`/join?pin=${pin}`))
    await page.getByRole('textbox').last().fill(player)
    await page.getByRole('button').last().click()
    await page.waitForURL(/play/)
    players.push(page)
  }
  const all = async (phase: string) => {
    await host.waitForTimeout(600)
    await take(projector, `project-${phase}`, false)
    await take(host, `host-${phase}`)
    await take(players[1]!, `play-${phase}`)
  }
  await all('lobby')
  await host.getByRole('button', { name: 'Start: question 1' }).click()
  const key = await numbersOf(players[0]!, 'x.grad')
  const answers = [key, key, key.map((number) => number / 2), key.map((number) => -number)]
  for (const [at, answer] of answers.entries()) {
    await fillCells(players[at]!, answer)
    await players[at]!.getByRole('button', { name: 'Send' }).click()
    await players[at]!.getByText('Saved', { exact: true }).waitFor()
  }
  await all('question')
  await host.getByRole('button', { name: 'Close and reveal' }).click()
  await projector.locator('.katex').first().waitFor()
  await all('revealed')
  const chinese = await browser.newContext({
    locale: 'zh-CN',
    storageState: await context.storageState(),
    viewport: { width: 1920, height: 1080 },
  })
  await chinese.addCookies([{ name: 'language', value: 'zh', url: url('/') }])
  const screen = await chinese.newPage()
  await screen.goto(projector.url())
  await screen.locator('.katex').first().waitFor()
  await take(screen, 'project-revealed-zh', false)
  await chinese.close()
  await host.getByRole('button', { name: 'Leaderboard', exact: true }).click()
  await all('leaderboard')
  await host.getByRole('button', { name: 'Question 2', exact: true }).click()
  await all('question-2')
  await host.getByRole('button', { name: 'Close and reveal' }).click()
  await host.getByRole('button', { name: 'Podium', exact: true }).click()
  await all('podium')
  await host.goto(host.url().replace('/host/', '/report/'))
  await take(host, 'report')
})
