import { signInSchema } from '@gradroom/contracts'
import type { z } from 'zod'

/** What signing in came to: done, a pair that does not match, too many tries, or no server. */
export type SignedIn = 'done' | 'wrong' | 'too-many' | 'unreachable'

const post = (path: string, body: unknown) =>
  fetch(`/api/auth/${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Signs in; the session is a cookie this script cannot read. */
export async function signIn(credentials: z.infer<typeof signInSchema>): Promise<SignedIn> {
  try {
    const response = await post('sign-in/email', signInSchema.parse(credentials))
    if (response.ok) return 'done'
    if (response.status === 429) return 'too-many'
    return response.status < 500 ? 'wrong' : 'unreachable'
  } catch {
    return 'unreachable'
  }
}

/** Signs out; true when the server has ended the session. */
export async function signOut(): Promise<boolean> {
  try {
    return (await post('sign-out', {})).ok
  } catch {
    return false
  }
}

/**
 * Where to go after signing in: a path of this site, or the start.
 * Addresses of other sites, `//host` among them, are not followed.
 */
export function safeReturn(wish: string | null): string {
  return wish !== null && /^\/(?![/\\])/.test(wish) ? wish : '/'
}
