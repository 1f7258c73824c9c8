/** Milliseconds on the server's clock. Only grows, whatever happens to the machine's wall clock while the server runs. */
export type Clock = () => number

/**
 * A clock that starts at the wall clock's time and goes on by the machine's monotonic one. Deadlines in the database stay
 * meaningful over a restart and between servers whose clocks agree.
 */
export function serverClock(): Clock {
  const start = Date.now() - performance.now()
  return () => Math.round(start + performance.now())
}
