import { ROUTES } from '@gradroom/contracts'
import { Controller } from '@nestjs/common'
import { type Answer, type Call, Handles } from '../http/handles.js'
import { done } from '../http/outcome.js'

@Controller()
export class MeController {
  @Handles(ROUTES.me)
  async me({ reader }: Call<typeof ROUTES.me>): Promise<Answer<typeof ROUTES.me>> {
    return done({ user: reader })
  }
}
