import { PyClass } from './value.js'
import { objectClass } from './classes.js'

/** The class of generators; its methods are in `builtins/generator.ts`. */
export const generatorClass = new PyClass('generator', [objectClass], 'builtins', true)
