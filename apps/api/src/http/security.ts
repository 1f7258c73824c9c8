import helmet from 'helmet'
import type { RequestHandler } from 'express'
import type { Environment } from '../environment.js'

/**
 * The headers that tell browsers what our pages may do. Next writes its data as scripts into the page, Mantine and KaTeX
 * write styles into elements: both inline. The engine runs in a worker; nothing is loaded from anywhere else.
 */
export function securityHeaders(environment: Environment): RequestHandler {
  const overHttps = environment.PUBLIC_URL?.startsWith('https:') ?? false
  const developing = environment.NODE_ENV === 'development'
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'", "'unsafe-inline'", ...(developing ? ["'unsafe-eval'"] : ["'wasm-unsafe-eval'"])],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'", ...(developing ? ['ws:'] : [])],
        'worker-src': ["'self'", 'blob:'],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'"],
        ...(overHttps ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    // Over plain HTTP, as in a classroom's network, browsers ignore these and complain.
    strictTransportSecurity: overHttps,
    crossOriginOpenerPolicy: overHttps,
    originAgentCluster: overHttps,
    referrerPolicy: { policy: 'same-origin' },
  })
}
