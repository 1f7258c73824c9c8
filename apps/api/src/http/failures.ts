import type { RefusalCode } from '@gradroom/contracts'
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import type { Response } from 'express'
import type { Logger } from 'pino'
import { sendRefusal } from './handles.js'

const CODES: Record<number, RefusalCode> = {
  400: 'bad-request',
  404: 'not-found',
  413: 'bad-request',
  415: 'bad-request',
}

/** What nobody meant to happen: logged as the bug it is; the caller is told no more than to try again. */
@Catch()
export class Failures implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>()
    const known = statusOf(error)
    const code = known === null ? undefined : CODES[known]
    if (code === undefined) this.log.error({ err: error }, 'a request failed')
    if (response.headersSent) return void response.end()
    sendRefusal(response, { code: code ?? 'try-again', problems: [] })
  }
}

/** The status of Nest's own exceptions and of those of the body parser. */
function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus()
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') return error.status
  return null
}
