import { z } from 'zod'

/** A name the sender makes up for a command, so that it can be sent again and acts once. */
export const commandIdSchema = z.string().min(8).max(64)
/** Six digits on the projector. */
export const pinSchema = z.string().regex(/^\d{6}$/)
export const roomIdSchema = z.string().min(1).max(64)
/** The proof, kept in the player's browser, of who they are in a room. */
export const secretSchema = z.string().min(20).max(128)
/** An exercise's name in addresses and file names. */
export const exerciseIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80)
