import type { IncomingMessage } from 'node:http'

/** The caller's address: that of the connection, or what the last `proxies` proxies of ours say of it. */
export function addressOf(request: IncomingMessage, proxies: number): string {
  const direct = request.socket.remoteAddress ?? ''
  if (proxies === 0) return direct
  const said = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  return said.at(-proxies) ?? said[0] ?? direct
}
