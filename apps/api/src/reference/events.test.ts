import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CLIENT_EVENTS, SERVER_EVENTS } from '@gradroom/contracts'
import { repository } from '../environment.js'
import { eventsReference } from './events.js'

const reference = eventsReference()

it('stands in docs/events.md as the contracts have it; else run `npm run --workspace apps/api events`', () => {
  expect(readFileSync(join(repository, 'docs', 'events.md'), 'utf8')).toBe(reference)
})

it('has every event, and names shapes instead of repeating them', () => {
  for (const name of [...Object.keys(CLIENT_EVENTS), ...Object.keys(SERVER_EVENTS)])
    expect(reference).toContain(`### \`${name}\``)
  expect(reference).toContain('view: PlayerView')
  expect(reference).not.toContain('unknown')
})
