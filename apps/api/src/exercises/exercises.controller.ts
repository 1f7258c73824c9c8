import { ROUTES } from '@gradroom/contracts'
import { Controller } from '@nestjs/common'
import { type Answer, type Call, Handles } from '../http/handles.js'
import { done } from '../http/outcome.js'
import { Catalogue, rowOf } from './catalogue.js'

@Controller()
export class ExercisesController {
  constructor(private readonly catalogue: Catalogue) {}

  @Handles(ROUTES.exercises)
  async list({ query }: Call<typeof ROUTES.exercises>): Promise<Answer<typeof ROUTES.exercises>> {
    return done((await this.catalogue.newest(query)).map(rowOf))
  }
}
