/** How the import checker reads TypeScript: types are left out, since what is only a type is not imported at run time. */
module.exports = {
  presets: [['@babel/preset-typescript', { onlyRemoveTypeImports: true, allowDeclareFields: true }]],
  plugins: ['@babel/plugin-syntax-jsx', ['@babel/plugin-syntax-decorators', { version: 'legacy' }]],
}
