/** No tool of ours reports what it does to anybody. */
export const quiet = {
  TURBO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
  CHECKPOINT_DISABLE: '1',
}

const LEAST = [20, 19]

/** Ends the process with a clear error where Node is too old. */
export function needsNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return
  console.error(
    `Gradroom needs Node ${LEAST.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org.`,
  )
  process.exit(1)
}
