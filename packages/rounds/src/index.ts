export * from './commands.js'
export * from './refusals.js'
export * from './view.js'
