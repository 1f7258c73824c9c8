import { jobs } from '../exercises/jobs.js'
import type { Workshop } from '../exercises/workshop.js'

/** A workshop without threads: tests run the source, and threads could only run what was built. */
export const deskWorkshop = (): Workshop => ({
  prepare: async (exercise, seed) => jobs.prepare({ exercise, seed }),
  grade: async (exercise, seed, answer) => jobs.grade({ exercise, seed, answer }),
  check: async (exercise) => jobs.check({ exercise }),
  close: async () => {},
})
