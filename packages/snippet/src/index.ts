export { parse, run, runCode } from './run.js'
export type { Evaluated, Parsed, Program, Run, RunOptions, SnippetError } from './run.js'
export { DEFAULT_LIMITS, type Limits } from './machine.js'
export type { Value } from './objects/value.js'
