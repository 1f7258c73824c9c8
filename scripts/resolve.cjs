/** How the import checker resolves: TypeScript's habit of writing `.js` for a `.ts` beside it. */
module.exports = {
  resolve: { extensionAlias: { '.js': ['.ts', '.tsx', '.js'] }, extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
}
