import { ROUTES } from '@gradroom/contracts'
import { Controller } from '@nestjs/common'
import { type Answer, Handles } from '../http/handles.js'
import { done } from '../http/outcome.js'
import { Entrances } from './entrances.js'

@Controller()
export class EntrancesController {
  constructor(private readonly entrances: Entrances) {}

  @Handles(ROUTES.entrances)
  async list(): Promise<Answer<typeof ROUTES.entrances>> {
    return done({ addresses: this.entrances.addresses() })
  }
}
