/**
 * A name for a command, made here so that it can be sent again and act once: 128 random bits.
 * `crypto.randomUUID` is missing on pages served without TLS, as in most classrooms; random values are not.
 */
export const newCommandId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
