import { type Browser, expect, type Page, test } from '@playwright/test'
import { fillCells, numbersOf } from './answers'
import { phone, signIn, url } from './people'

const QUESTIONS = ['Four cells, one number', 'On average']

async function makeRoom(page: Page): Promise<string> {
  await signIn(page, 'teacher')
  await page.goto(url('/host'))
  for (const title of QUESTIONS) await page.getByRole('checkbox', { name: title, exact: true }).check()
  await page.getByRole('button', { name: 'Make the room' }).click()
  await expect(page).toHaveURL(/\/host\/.+/)
  const heading = page.getByRole('heading', { name: /^Room \d{6}$/ })
  await expect(heading).toBeVisible()
  return (await heading.textContent())!.replace(/\D/g, '')
}

async function join(browser: Browser, pin: string, name: string): Promise<Page> {
  const { page } = await phone(browser)
  await page.goto(url(`/join?pin=${pin}`))
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(page.getByRole('heading', { name: `You are in, ${name}` })).toBeVisible()
  return page
}

test('a class of three plays two questions; a reload on either side changes nothing', async ({ browser }) => {
  test.setTimeout(180_000)
  const teacher = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  const host = await teacher.newPage()
  const pin = await makeRoom(host)
  const projector = await teacher.newPage()
  await projector.setViewportSize({ width: 1920, height: 1080 })
  await projector.goto(host.url().replace('/host/', '/project/'))
  await expect(projector.getByRole('img', { name: `QR code to join room ${pin}` })).toBeVisible()

  const ada = await join(browser, pin, 'Ada')
  const bo = await join(browser, pin, '小波')
  const cy = await join(browser, pin, 'Cy')
  for (const name of ['Ada', '小波', 'Cy']) await expect(projector.getByText(name)).toBeVisible()

  // Every frame a player receives before the reveal is kept, and searched for the key.
  const heard: string[] = []
  cy.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))))
  await cy.reload()
  await expect(cy.getByRole('heading', { name: 'You are in, Cy' })).toBeVisible()

  await test.step('the first question', async () => {
    await host.getByRole('button', { name: 'Start: question 1' }).click()
    const key = await numbersOf(ada, 'x.grad')
    await fillCells(ada, key)
    await ada.getByRole('button', { name: 'Send' }).click()
    await expect(ada.getByText('Saved', { exact: true })).toBeVisible()
    await expect(projector.getByLabel('1 of 3 have answered')).toBeVisible()

    await fillCells(
      bo,
      key.map((number) => number / 2),
    )
    await bo.getByRole('button', { name: 'Send' }).click()
    await expect(bo.getByText('Saved', { exact: true })).toBeVisible()
    await expect(projector.getByLabel('2 of 3 have answered')).toBeVisible()

    await bo.reload()
    await expect(bo.getByRole('textbox').first()).toHaveValue(String(key[0]! / 2))
    await host.reload()
    await expect(host.getByRole('button', { name: 'Close and reveal' })).toBeVisible()

    expect(heard.join('')).toContain('"question"')
    expect(heard.join('')).not.toMatch(/"key"|"grade"|"correct"|"display"/)

    await host.getByRole('button', { name: 'Close and reveal' }).click()
    await expect(ada.getByText('+1,000 points')).toBeVisible()
    await expect(ada.getByText('Right', { exact: true }).first()).toBeVisible()
    await expect(cy.getByText('No answer of yours arrived in time.')).toBeVisible()
    await expect(projector.getByText('How the class answered')).toBeVisible()
    await expect(projector.getByText('tensor([[').first()).toBeVisible()
    await expect(projector.locator('.katex').first()).toBeVisible()
    expect(heard.join('')).toContain('"key"')
  })

  await test.step('the leaderboard and the second question', async () => {
    await host.getByRole('button', { name: 'Leaderboard', exact: true }).click()
    await expect(projector.getByRole('heading', { name: 'Leaderboard' })).toBeVisible()
    await ada.reload()
    await expect(ada.getByText('1 of 3')).toBeVisible()
    await host.getByRole('button', { name: 'Question 2', exact: true }).click()
    const key = await numbersOf(cy, 'x.grad')
    await fillCells(cy, key)
    await cy.getByRole('button', { name: 'Send' }).click()
    await expect(cy.getByText('Saved', { exact: true })).toBeVisible()
    await host.getByRole('button', { name: 'Close and reveal' }).click()
    await expect(cy.getByText('+1,000 points')).toBeVisible()
  })

  await test.step('the podium and the report', async () => {
    await host.getByRole('button', { name: 'Podium', exact: true }).click()
    await expect(projector.getByRole('heading', { name: 'Podium' })).toBeVisible()
    await expect(ada.getByText('1,000').first()).toBeVisible()
    await host.getByRole('button', { name: 'End the room' }).click()
    await host.getByRole('dialog').getByRole('button', { name: 'End the room' }).click()
    await expect(ada.getByRole('heading', { name: 'This room has ended' })).toBeVisible()
    await host.goto(host.url().replace('/host/', '/report/'))
    await expect(
      host
        .getByRole('cell', { name: '小波' })
        .or(host.getByRole('rowheader', { name: '小波' }))
        .first(),
    ).toBeVisible()
    const downloading = host.waitForEvent('download')
    await host.getByRole('link', { name: /CSV/ }).click()
    const file = await (await downloading).createReadStream()
    let csv = ''
    for await (const chunk of file) csv += String(chunk)
    expect(csv).toContain('小波')
    expect(csv.trim().split('\r\n')).toHaveLength(1 + 3 * 2)
  })
})

test('a stranger with a wrong PIN is told so, and keeps what was typed', async ({ page }) => {
  await page.goto(url('/'))
  await page.getByLabel('PIN').fill('000001')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('No room has this PIN')).toBeVisible()
  await expect(page.getByLabel('PIN')).toHaveValue('000001')
})

test('an answer given while the line is lost arrives when it is back', async ({ browser }) => {
  const host = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  const pin = await makeRoom(host)
  const ada = await join(browser, pin, 'Ada')
  await host.getByRole('button', { name: 'Start: question 1' }).click()
  await fillCells(ada, await numbersOf(ada, 'x.grad'))
  await ada.context().setOffline(true)
  await ada.getByRole('button', { name: 'Send' }).click()
  await expect(ada.getByText('Not saved yet')).toBeVisible()
  await ada.context().setOffline(false)
  await expect(ada.getByText('Saved', { exact: true })).toBeVisible({ timeout: 20_000 })
  await expect(host.getByText('1 of 1 answered')).toBeVisible()
})
