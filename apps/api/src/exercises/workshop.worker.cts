// CommonJS, alone in the house: the pool requires its file, and a thread that is stopped while Node 20 requires an ES module
// takes the whole process with it. One that is stopped while it imports does not.
const loaded = import('./jobs.js')
type Jobs = Awaited<typeof loaded>['jobs']

// The pool calls these by name, in a thread of their own.
export = {
  prepare: async (job: Parameters<Jobs['prepare']>[0]) => (await loaded).jobs.prepare(job),
  grade: async (job: Parameters<Jobs['grade']>[0]) => (await loaded).jobs.grade(job),
  check: async (job: Parameters<Jobs['check']>[0]) => (await loaded).jobs.check(job),
}
