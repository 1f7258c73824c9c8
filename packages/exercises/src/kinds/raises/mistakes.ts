import type { Mistake } from '../../grade.js'

/** The mistakes that are named are about gradients; a wrong reason is answered by the one that is right. */
export const mistakes = (): readonly Mistake[] => []
