import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))

/**
 * No rewrites: with them Next takes over the server's WebSocket upgrades, and the API server carries this app on its own port.
 *
 * @type {import('next').NextConfig}
 */
export default {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  turbopack: { root: dirname(dirname(here)) },
  // `npm run types` checks types with the compiler the whole repository uses; Next's own check does not know it.
  typescript: { ignoreBuildErrors: true },
}
