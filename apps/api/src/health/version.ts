import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { repository } from '../environment.js'

/** The version of this server. */
export const version = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(repository, 'apps', 'api', 'package.json'), 'utf8'))).version
