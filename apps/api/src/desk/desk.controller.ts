import { ROUTES } from '@gradroom/contracts'
import { Controller } from '@nestjs/common'
import { type Answer, type Call, Handles } from '../http/handles.js'
import { done } from '../http/outcome.js'
import { Desk } from './desk.js'

@Controller()
export class DeskController {
  constructor(private readonly desk: Desk) {}

  @Handles(ROUTES.desk)
  async list(): Promise<Answer<typeof ROUTES.desk>> {
    return done(await this.desk.list())
  }

  @Handles(ROUTES.deskExercise)
  async read({ params }: Call<typeof ROUTES.deskExercise>): Promise<Answer<typeof ROUTES.deskExercise>> {
    return this.desk.read(params.id)
  }

  @Handles(ROUTES.newDraft)
  async begin({ body }: Call<typeof ROUTES.newDraft>): Promise<Answer<typeof ROUTES.newDraft>> {
    return this.desk.begin(body.draft)
  }

  @Handles(ROUTES.saveDraft)
  async save({ params, body }: Call<typeof ROUTES.saveDraft>): Promise<Answer<typeof ROUTES.saveDraft>> {
    return this.desk.save(params.id, body.draft, body.revision)
  }

  @Handles(ROUTES.publish)
  async publish({ params, body }: Call<typeof ROUTES.publish>): Promise<Answer<typeof ROUTES.publish>> {
    return this.desk.publish(params.id, body.revision)
  }
}
