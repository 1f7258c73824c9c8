import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a page of this origin may talk to the server: its own pages, as the browser names the host it asked, or those
 * of the public address. Without an `Origin` header it is no page of a browser (or an ordinary visit), and is let in.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, publicUrl: string | undefined): boolean {
  const { origin, host } = headers
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  return new URL(origin).host === host || (publicUrl !== undefined && new URL(publicUrl).origin === origin)
}
