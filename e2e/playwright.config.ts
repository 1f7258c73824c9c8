import { defineConfig } from '@playwright/test'
import { findChromium } from './chromium.mjs'

const executablePath = findChromium()
if (executablePath === null) throw new Error('There is no Chromium here: install one, or set CHROMIUM to its path.')

/** Journeys share one server and its database, so they are walked one after the other. */
export default defineConfig({
  testDir: '.',
  testMatch: process.env['PICTURES'] ? 'pictures.ts' : '*.spec.ts',
  outputDir: '../test-results',
  globalSetup: './server.ts',
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['list'], ['json']] : [['list']],
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
