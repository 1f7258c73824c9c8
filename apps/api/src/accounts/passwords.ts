import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** Hashes a password with argon2id at the library's costs (19 MiB, two passes). */
export const hashPassword = (password: string): Promise<string> => hash(password)

/** Whether a password is the one that was hashed. */
export const isPassword = ({ password, hash: hashed }: { password: string; hash: string }): Promise<boolean> =>
  verify(hashed, password)

// Without letters and digits that are taken for one another when read from a screen.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to be typed from a screen: twelve random characters in three groups, 59 bits. */
export const makePassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')).join(
    '-',
  )
