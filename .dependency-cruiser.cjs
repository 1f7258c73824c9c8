/**
 * Who may import whom, and nobody else:
 *
 *   autograd <- snippet <- exercises <- contracts <- web, cli, api
 *                             rounds <- contracts,          api
 */
const MAY_IMPORT = {
  'packages/autograd': [],
  'packages/snippet': ['packages/autograd'],
  'packages/exercises': ['packages/autograd', 'packages/snippet'],
  'packages/rounds': [],
  'packages/contracts': ['packages/exercises', 'packages/rounds'],
  'apps/web': ['packages/autograd', 'packages/snippet', 'packages/exercises', 'packages/contracts'],
  'apps/cli': ['packages/autograd', 'packages/snippet', 'packages/exercises', 'packages/contracts'],
  'apps/api': ['packages/snippet', 'packages/exercises', 'packages/rounds', 'packages/contracts', 'prisma'],
}

const layers = Object.entries(MAY_IMPORT).map(([room, allowed]) => ({
  name: `${room.replace('/', '-')}-imports-only-its-own`,
  severity: 'error',
  comment: `${room} may import ${allowed.join(', ') || 'no other package'}; see docs/adr/0001.`,
  from: { path: `^${room}/` },
  to: { path: '^(packages|apps|e2e|bench|prisma)/', pathNot: [room, ...allowed].map((path) => `^${path}/`) },
}))

module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'no-circles',
      severity: 'error',
      comment:
        'Two may, inside themselves: in the engine operations record themselves on the tape, and the tape adds and sums gradients with the same operations; in the snippet language statements hold expressions and expressions hold functions made of statements.',
      from: { path: '^(packages|apps)/', pathNot: '^packages/(autograd|snippet)/src/' },
      to: { circular: true },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'products-do-not-import-tests',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$|/testing/' },
      to: { path: '\\.test\\.tsx?$' },
    },
    {
      name: 'packages-run-in-browsers',
      severity: 'error',
      comment: 'The packages run in a browser as well: no Node modules outside their tests.',
      from: { path: '^packages/', pathNot: '\\.test\\.ts$|/testing/|^packages/autograd/wasm/' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    babelConfig: { fileName: './scripts/babel.cjs' },
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '/\\.next/|/generated/' },
    webpackConfig: { fileName: './scripts/resolve.cjs' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'default', 'node'] },
    skipAnalysisNotInRules: true,
  },
}
