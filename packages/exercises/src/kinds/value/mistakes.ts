import type { Mistake } from '../../grade.js'

/** The mistakes that are named are about gradients; a wrong value is shown by its cells or lines alone. */
export const mistakes = (): readonly Mistake[] => []
