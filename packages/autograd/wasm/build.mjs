/**
 * Compiles dense.ts to WebAssembly, with and without relaxed SIMD, and writes both as text into src/kernels/wasm/binary.ts: `npm run
 * wasm -w @gradroom/autograd`. The result is committed, so that nobody needs the compiler to build the house; a test holds it to its source.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'

const source = readFileSync(new URL('./dense.ts', import.meta.url), 'utf8')

async function compile(features) {
  const files = new Map()
  const { error, stderr } = await asc.main(
    [
      'dense.ts',
      '-O3',
      '--runtime',
      'stub',
      '--noAssert',
      '--initialMemory',
      '16',
      '--outFile',
      'dense.wasm',
      ...features.flatMap((name) => ['--enable', name]),
    ],
    {
      readFile: (name) => (name === 'dense.ts' ? source : null),
      writeFile: (name, data) => files.set(name, data),
      listFiles: () => [],
    },
  )
  if (error !== null) throw new Error(`${error.message}\n${stderr.toString()}`)
  return Buffer.from(files.get('dense.wasm')).toString('base64')
}

const text = `/** Compiled from wasm/dense.ts by wasm/build.mjs: not to be edited. */
export const SOURCE_DIGEST = '${createHash('sha256').update(source).digest('hex')}'
/** With the SIMD that every engine has. */
export const PLAIN = '${await compile(['simd'])}'
/** With relaxed SIMD, whose multiply-add rounds once. */
export const RELAXED = '${await compile(['simd', 'relaxed-simd'])}'
`
writeFileSync(fileURLToPath(new URL('../src/kernels/wasm/binary.ts', import.meta.url)), text)
