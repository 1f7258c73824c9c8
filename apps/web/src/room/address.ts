/** The address that leads straight to a room's door; the QR code holds it. */
export const doorAddress = (origin: string, pin: string): string => `${origin}/join?pin=${pin}`

/** The site's address as people type it: without the scheme. */
export const typedAddress = (origin: string): string => origin.replace(/^https?:\/\//, '')

/** Whether an address means the machine it is opened on, so that no phone can follow it. */
export function onlyHere(origin: string): boolean {
  if (!URL.canParse(origin)) return false
  const { hostname } = new URL(origin)
  return (
    hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || hostname.startsWith('127.')
  )
}
