import { jobs } from './jobs.js'

// The pool calls these by name, in a thread of their own.
export const { prepare, grade, check } = jobs
