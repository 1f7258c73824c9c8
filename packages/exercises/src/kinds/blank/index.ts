import type { ExerciseOf } from '../../exercise/schema.js'
import type { Kind } from '../kind.js'
import { generate } from './generate.js'
import { grade } from './grade.js'
import { mistakes } from './mistakes.js'
import { solve } from './solve.js'
import { view } from './view.js'

export const blank: Kind<ExerciseOf<'blank'>> = { generate, view, solve, grade, mistakes }
