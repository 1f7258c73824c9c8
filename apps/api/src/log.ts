import pino, { type Logger } from 'pino'
import type { Environment } from './environment.js'

/** The log: lines of JSON, or readable ones where a person looks on. */
export function openLog(environment: Environment): Logger {
  return pino({
    level: environment.LOG_LEVEL,
    base: null,
    ...(process.stdout.isTTY
      ? { transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss' } } }
      : { timestamp: pino.stdTimeFunctions.isoTime }),
  })
}
