'use client'

import type { RouteName } from '@gradroom/contracts'
import { QueryClient, useQuery } from '@tanstack/react-query'
import { call, type CallInput, type CallReply, type Failure } from './call'

/** How a failure passes through the query library, which knows failures as thrown errors. */
export class CallFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind === 'refused' ? failure.refusal.code : failure.kind)
  }
}

/** Reads a route and keeps what it answered: `{data, error, isPending, refetch}`. Show `error.failure` with `FailureNote`. */
export function useRoute<N extends RouteName>(
  name: N,
  input: CallInput<N>,
  options: { enabled?: boolean; refetchInterval?: number } = {},
) {
  return useQuery<CallReply<N>, CallFailed>({
    queryKey: routeKey(name, input),
    queryFn: async ({ signal }) => {
      const outcome = await call(name, input, signal)
      if (!outcome.ok) throw new CallFailed(outcome.failure)
      return outcome.value
    },
    ...options,
  })
}

/** The name under which the answer of a route is kept, to refresh it after a change. */
export const routeKey = <N extends RouteName>(name: N, input?: CallInput<N>): readonly unknown[] =>
  input === undefined ? [name] : [name, input]

/** One for a page. A refusal is an answer and is not asked for again; a server out of reach is, twice. */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => error instanceof CallFailed && error.failure.kind === 'unreachable' && failures < 2,
      },
    },
  })
