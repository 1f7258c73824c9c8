import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page, test } from '@playwright/test'
import { signIn, url } from './people'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds on a page: each rule with the first place that breaks it. The editor's scroller is left out: axe wants it to
 * take the focus, which the text inside it does.
 */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { violations } = await (
      window as typeof window & {
        axe: { run(context: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
    ).axe.run({ exclude: [['.cm-scroller']] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`)
  })
}

const PAGES = [
  '/',
  '/join',
  '/sign-in',
  '/practice',
  '/practice/squares-summed',
  '/practice/leaf-or-result',
  '/no-such-page',
]
const DESKS = ['/host', '/desk', '/desk/squares-summed']

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page, ${scheme}`, async ({ browser }) => {
    test.setTimeout(180_000)
    const context = await browser.newContext({ locale: 'en-GB', colorScheme: scheme, reducedMotion: 'reduce' })
    const page = await context.newPage()
    const found: string[] = []
    const look = async (path: string) => {
      await page.goto(url(path), { waitUntil: 'networkidle' })
      found.push(...(await findings(page)).map((finding) => `${path} ${finding}`))
    }
    for (const path of PAGES) await look(path)
    await signIn(page, 'admin')
    for (const path of DESKS) await look(path)
    expect(found).toEqual([])
  })
}

test('no page is wider than a phone', async ({ browser }) => {
  test.setTimeout(120_000)
  for (const locale of ['en-GB', 'zh-CN']) {
    const context = await browser.newContext({ locale, viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    for (const path of PAGES) {
      await page.goto(url(path), { waitUntil: 'networkidle' })
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path} ${locale}`).toBeLessThanOrEqual(
        360,
      )
    }
    await context.close()
  }
})

test('nothing is fetched from elsewhere, and no page complains in the console', async ({ browser }) => {
  test.setTimeout(120_000)
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  const complaints: string[] = []
  const foreign: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !/404|401/.test(message.text()))
      complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on('request', (request) => {
    const target = new URL(request.url())
    if (/^https?:$/.test(target.protocol) && target.origin !== new URL(url('/')).origin) foreign.push(request.url())
  })
  for (const path of PAGES) await page.goto(url(path), { waitUntil: 'networkidle' })
  await signIn(page, 'admin')
  for (const path of DESKS) await page.goto(url(path), { waitUntil: 'networkidle' })
  expect(foreign).toEqual([])
  expect(complaints).toEqual([])
})
