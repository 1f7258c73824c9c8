import { REFUSALS, refuse, type Refusal, type Route, type User } from '@gradroom/contracts'
import { Req, RequestMapping, RequestMethod, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import type { z } from 'zod'
import { refusalFor } from '../accounts/permission.js'
import type { Outcome } from './outcome.js'
import { parsed } from './problems.js'
import { readerOf } from './reader.js'

type Part<R extends Route, P extends 'params' | 'query' | 'body'> = R extends { [K in P]: infer S extends z.ZodType }
  ? z.output<S>
  : undefined

/** What a handler is given: the parts of the request that its route describes, parsed, and who asks. */
export interface Call<R extends Route> {
  params: Part<R, 'params'>
  query: Part<R, 'query'>
  body: Part<R, 'body'>
  reader: R['who'] extends 'anyone' ? User | null : User
  /** The caller's address, to limit how often. */
  address: string
}

/** A file to be downloaded. */
export interface Download {
  name: string
  text: string
}

export type Answer<R extends Route> = Outcome<R['reply'] extends z.ZodType ? z.input<R['reply']> : Download>

const METHODS = {
  GET: RequestMethod.GET,
  POST: RequestMethod.POST,
  PUT: RequestMethod.PUT,
  DELETE: RequestMethod.DELETE,
}

/**
 * Makes a controller's method the handler of a route of the contracts: method and path, who may, parsing of what came,
 * checking of what goes, and refusals as `{code, problems}` under the status of the table.
 */
export function Handles<const R extends Route>(route: R) {
  return <M extends (call: Call<R>) => Promise<Answer<R>>>(
    target: object,
    key: string,
    descriptor: TypedPropertyDescriptor<M>,
  ): void => {
    const handler = descriptor.value
    if (handler === undefined) throw new Error(`${key} is not a method`)
    const handle: M = handler

    async function answer(this: unknown, request: Request, response: Response): Promise<void> {
      const call = await readCall(route, request)
      if (!call.ok) return sendRefusal(response, call.refusal)
      const outcome = await handle.call(this, call.value)
      if (!outcome.ok) return sendRefusal(response, outcome.refusal)
      if (route.reply === 'text/csv') return sendFile(response, outcome.value as Download)
      // Also a net below us: what the contract does not describe does not leave the house.
      response.status(200).json(route.reply.parse(outcome.value))
    }

    const loose: PropertyDescriptor = descriptor
    loose.value = answer
    Req()(target, key, 0)
    Res()(target, key, 1)
    RequestMapping({ path: route.path, method: METHODS[route.method] })(target, key, loose)
  }
}

async function readCall<R extends Route>(route: R, request: Request): Promise<Outcome<Call<R>>> {
  const reader = await readerOf(request)
  const refusal = refusalFor(route.who, reader)
  if (refusal !== null) return refuse(refusal)
  const parts = { params: undefined, query: undefined, body: undefined } as Record<'params' | 'query' | 'body', unknown>
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = route[part]
    if (schema === undefined) continue
    const read = parsed(schema, request[part] ?? {}, part === 'body' ? '' : part)
    if (!read.ok) return refuse('bad-request', read.problems)
    parts[part] = read.value
  }
  // The parts are what the route's own schemas gave, and the reader is there where the route asks for one.
  return { ok: true, value: { ...parts, reader, address: request.ip ?? '' } as Call<R> }
}

/** Sends a refusal under its status. */
export function sendRefusal(response: Response, refusal: Refusal): void {
  response.status(REFUSALS[refusal.code].status).json(refusal)
}

function sendFile(response: Response, { name, text }: Download): void {
  response
    .status(200)
    .type('text/csv; charset=utf-8')
    .setHeader('content-disposition', `attachment; filename="${name}"`)
    .send(text)
}
