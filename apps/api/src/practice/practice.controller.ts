import { ROUTES } from '@gradroom/contracts'
import { Controller } from '@nestjs/common'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { type Answer, type Call, Handles } from '../http/handles.js'
import { refuse } from '../http/outcome.js'
import { Attempts } from './attempts.js'

/** Requests of one address in a minute: a school of some hundred students who all practise behind one. */
const MOST_A_MINUTE = 6000

@Controller()
export class PracticeController {
  private readonly pace = new RateLimiterMemory({ points: MOST_A_MINUTE, duration: 60 })

  constructor(private readonly attempts: Attempts) {}

  @Handles(ROUTES.newAttempt)
  async begin({ body, reader, address }: Call<typeof ROUTES.newAttempt>): Promise<Answer<typeof ROUTES.newAttempt>> {
    if (!(await this.mayGoOn(address))) return refuse('too-many')
    return this.attempts.begin(body, reader?.id ?? null)
  }

  @Handles(ROUTES.answerAttempt)
  async answer(call: Call<typeof ROUTES.answerAttempt>): Promise<Answer<typeof ROUTES.answerAttempt>> {
    const { params, body, address } = call
    if (!(await this.mayGoOn(address))) return refuse('too-many')
    return this.attempts.answer(params.id, body.commandId, body.answer)
  }

  private mayGoOn(address: string): Promise<boolean> {
    return this.pace.consume(address).then(
      () => true,
      () => false,
    )
  }
}
