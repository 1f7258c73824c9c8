import type { Mistake } from '../../grade.js'

/** The mistakes that are named are about gradients; a wrong name is shown by its place in the chain. */
export const mistakes = (): readonly Mistake[] => []
