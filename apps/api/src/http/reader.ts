import type { User } from '@gradroom/contracts'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { Accounts } from '../accounts/accounts.js'

type Ask = () => Promise<User | null>
const asks = new WeakMap<Request, Ask>()

/** Lets handlers ask who sent a request; the database is asked once, and only when someone wants to know. */
export const knowsReader = (accounts: Accounts): RequestHandler => {
  return (request: Request, _: Response, next: NextFunction) => {
    let answer: Promise<User | null> | undefined
    asks.set(request, () => (answer ??= accounts.reader(request.headers)))
    next()
  }
}

/** Who sent a request; null for nobody signed in. */
export function readerOf(request: Request): Promise<User | null> {
  const ask = asks.get(request)
  if (ask === undefined) throw new Error('knowsReader is not in front of this route')
  return ask()
}
