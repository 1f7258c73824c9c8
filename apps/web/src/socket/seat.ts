import { pinSchema, secretSchema } from '@gradroom/contracts'
import { z } from 'zod'
import type { Store } from './queue'

const seatSchema = z.object({ secret: secretSchema, pin: pinSchema, name: z.string() })

/** Who one is in a room: the secret is the whole proof, kept in this browser only. */
export type Seat = z.infer<typeof seatSchema>

const keyOf = (room: string) => `gradroom.seat.${room}`

/** The seat this browser has in a room; null when it never joined. */
export function readSeat(store: Store, room: string): Seat | null {
  try {
    const seat = seatSchema.safeParse(JSON.parse(store.getItem(keyOf(room)) ?? 'null'))
    return seat.success ? seat.data : null
  } catch {
    return null
  }
}

/** Keeps a seat through reloads. */
export function keepSeat(store: Store, room: string, seat: Seat): void {
  store.setItem(keyOf(room), JSON.stringify(seat))
}

/** Gives a seat up, as when the host has removed its player. */
export function dropSeat(store: Store, room: string): void {
  store.removeItem(keyOf(room))
}
