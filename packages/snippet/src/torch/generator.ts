import type { Generator } from '@gradroom/autograd'
import { Classed } from '../objects/classes.js'
import { generatorClass } from './values.js'

/** `torch.Generator()`, or what `torch.manual_seed` gives back: a stream of random numbers. */
export class GeneratorValue extends Classed {
  readonly cls = generatorClass
  constructor(public generator: Generator) {
    super()
  }
}
