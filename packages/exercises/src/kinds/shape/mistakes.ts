import type { Mistake } from '../../grade.js'

/** The mistakes that are named are about gradients; a wrong shape is answered by the right one. */
export const mistakes = (): readonly Mistake[] => []
