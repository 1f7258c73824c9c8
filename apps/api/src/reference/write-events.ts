import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../environment.js'
import { eventsReference } from './events.js'

writeFileSync(join(repository, 'docs', 'events.md'), eventsReference())
