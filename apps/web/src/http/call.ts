import { refusalSchema, ROUTES, type Refusal, type RouteName } from '@gradroom/contracts'
import type { z } from 'zod'

type RouteOf<N extends RouteName> = (typeof ROUTES)[N]
type Part<N extends RouteName, P extends 'params' | 'query' | 'body'> =
  RouteOf<N> extends { [K in P]: infer S extends z.ZodType } ? { [K in P]: z.input<S> } : unknown

/** What a call of a route takes: its parameters, query and body, as far as it has them. */
export type CallInput<N extends RouteName> = Part<N, 'params'> & Part<N, 'query'> & Part<N, 'body'>
/** What it answers. */
export type CallReply<N extends RouteName> = RouteOf<N>['reply'] extends z.ZodType
  ? z.output<RouteOf<N>['reply']>
  : string

/** Why a call failed: the server refused and said why, or it could not be reached (or what came back was not ours). */
export type Failure = { kind: 'refused'; refusal: Refusal } | { kind: 'unreachable' }
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure }

interface Given {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
}

/** The address of a route with its parameters put in. */
export function address<N extends RouteName>(name: N, input: CallInput<N>): string {
  const { params = {}, query = {} } = input as Given
  const path = ROUTES[name].path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  ).toString()
  return search ? `${path}?${search}` : path
}

/**
 * Calls a route of the server and checks what it answers against the contract.
 * Refusals and failures of the network are values; it never throws.
 */
export async function call<N extends RouteName>(
  name: N,
  input: CallInput<N>,
  signal?: AbortSignal,
): Promise<Outcome<CallReply<N>>> {
  const route = ROUTES[name]
  const { body } = input as Given
  try {
    const response = await fetch(address(name, input), {
      method: route.method,
      credentials: 'same-origin',
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    })
    if (!response.ok) {
      const refusal = refusalSchema.safeParse(await response.json())
      return {
        ok: false,
        failure: refusal.success ? { kind: 'refused', refusal: refusal.data } : { kind: 'unreachable' },
      }
    }
    const value: unknown = route.reply === 'text/csv' ? await response.text() : route.reply.parse(await response.json())
    return { ok: true, value: value as CallReply<N> }
  } catch {
    return { ok: false, failure: { kind: 'unreachable' } }
  }
}
