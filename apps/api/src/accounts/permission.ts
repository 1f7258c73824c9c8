import type { User, Who } from '@gradroom/contracts'

/** Whether a reader may do what is open to `who`: nothing to say, or the reason why not. */
export function refusalFor(who: Who, reader: User | null): 'sign-in-needed' | 'not-allowed' | null {
  if (who === 'anyone') return null
  if (reader === null) return 'sign-in-needed'
  if (who === 'signed-in' || reader.role === 'admin') return null
  const role = reader.role
  return who.some((one) => one === role) ? null : 'not-allowed'
}
