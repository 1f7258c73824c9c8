import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { SEED_SNIPPET, TRAINING_SNIPPET } from '../works.mjs'

/**
 * PyTorch in a Python of the reader's own: GRADROOM_PYTHON, or python3 on the path.
 * @returns the peer, or null when that Python has no PyTorch
 */
export async function pytorch() {
  const python = process.env.GRADROOM_PYTHON ?? 'python3'
  const worker = spawn(python, [fileURLToPath(new URL('./worker.py', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' },
  })
  const failed = new Promise((resolve) => {
    worker.once('error', () => resolve(null))
    worker.once('exit', () => resolve(null))
  })
  worker.stdin.on('error', () => worker.kill())
  const lines = createInterface({ input: worker.stdout })[Symbol.asyncIterator]()
  const next = async () => {
    const line = await Promise.race([lines.next(), failed])
    return line === null || line.done ? null : JSON.parse(line.value)
  }
  worker.stdin.write(`${JSON.stringify({ seed: SEED_SNIPPET, training: TRAINING_SNIPPET })}\n`)
  const hello = await next()
  if (hello === null) return null
  return {
    name: 'pytorch',
    version: hello.version,
    async sample(work, milliseconds) {
      worker.stdin.write(`${JSON.stringify({ work, milliseconds })}\n`)
      const samples = await next()
      if (samples === null) throw new Error(`PyTorch's worker ended during ${work}`)
      return samples
    },
    close: () => worker.stdin.end(),
  }
}
