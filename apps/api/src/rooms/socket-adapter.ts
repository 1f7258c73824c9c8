import type { INestApplicationContext } from '@nestjs/common'
import { AbstractWsAdapter } from '@nestjs/websockets'
import { createAdapter } from '@socket.io/redis-streams-adapter'
import { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { Server } from 'socket.io'
import type { Environment } from '../environment.js'
import { isOwnOrigin } from '../http/origins.js'

/** The largest packet, in bytes: an answer with all of its cells, several times over. */
const LARGEST_PACKET = 64_000

/** Socket.IO as we run it: own origins only, small packets, and over Redis where there are several servers. */
export class SocketAdapter extends AbstractWsAdapter {
  private redis: Redis | null = null

  constructor(
    application: INestApplicationContext,
    private readonly environment: Environment,
    private readonly log: Logger,
  ) {
    super(application)
  }

  create(): Server {
    const { PUBLIC_URL, REDIS_URL } = this.environment
    const server = new Server(this.httpServer, {
      serveClient: false,
      maxHttpBufferSize: LARGEST_PACKET,
      pingInterval: 15_000,
      pingTimeout: 15_000,
      connectTimeout: 20_000,
      // Views are small and often; compressing each costs more than it saves.
      perMessageDeflate: false,
      allowRequest: (request, answer) =>
        isOwnOrigin(request.headers, PUBLIC_URL) ? answer(null, true) : answer('foreign-origin', false),
    })
    if (REDIS_URL !== undefined) {
      this.redis = new Redis(REDIS_URL, { maxRetriesPerRequest: null })
      this.redis.on('error', (error) =>
        this.log.warn({ err: error }, 'Redis cannot be reached; rooms agree through the database'),
      )
      server.adapter(createAdapter(this.redis))
    }
    return server
  }

  /** Nothing: the gateway binds the events of the contracts to each socket itself. */
  bindMessageHandlers(): void {}

  override async dispose(): Promise<void> {
    this.redis?.disconnect()
  }
}
