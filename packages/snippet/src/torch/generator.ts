import { Classed } from '../objects/classes.js'
import { generatorClass } from './values.js'

/** `torch.Generator()`: a stream of random numbers apart from the run's own. */
export class GeneratorValue extends Classed {
  readonly cls = generatorClass
  seed = 0
}
