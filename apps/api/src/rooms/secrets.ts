import { createHash, createHmac } from 'node:crypto'

/**
 * The secret of who joins a room under a command: what the installation's key makes of both. The same command gives the
 * same secret again, so a join whose acknowledgement was lost can be sent again although only the hash is kept.
 * A command's name is made up at random in the player's browser and known to nobody else.
 */
export const secretOf = (key: string, room: string, commandId: string): string =>
  createHmac('sha256', key).update(`${room}\n${commandId}`).digest('base64url')

/** What is kept of a secret. It has 256 bits of its own: a plain hash cannot be turned back. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
