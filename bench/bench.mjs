/** `npm run bench -- SUITE`: measures, prints a table and writes results/SUITE.json. */
const suites = { engine: () => import('./engine/run.mjs'), mistakes: () => import('./mistakes.mjs') }

const [name = 'engine', ...args] = process.argv.slice(2)
const suite = suites[name]
if (suite === undefined) {
  console.error(`There is no bench ${name}. There is: ${Object.keys(suites).join(', ')}`)
  process.exit(2)
}
await (await suite()).run(args)
