/** How long a batch should take: long enough for the clock, short enough for many samples. */
const BATCH_MILLISECONDS = 1

/**
 * Calls `body` again and again for about `milliseconds`. Fast bodies are called in batches, so that a sample is well above the clock's grain.
 * @returns microseconds a call, one a batch
 */
export async function sample(body, milliseconds) {
  const end = performance.now() + milliseconds
  const warm = await timed(body, 1)
  let repeats = Math.max(1, Math.ceil(BATCH_MILLISECONDS / Math.max(await timed(body, 3), 1e-6)))
  if (warm > milliseconds) repeats = 1
  const samples = []
  while (performance.now() < end || samples.length < 3) samples.push((await timed(body, repeats)) * 1000)
  return samples
}

/** Milliseconds a call, over `repeats` calls. */
async function timed(body, repeats) {
  const start = performance.now()
  for (let i = 0; i < repeats; i++) {
    const result = body()
    if (result instanceof Promise) await result
  }
  return (performance.now() - start) / repeats
}

/** The value below which this share of the samples lies. */
export function quantile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
}
