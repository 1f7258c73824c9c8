/** The address that leads straight to a room's door; the QR code holds it. */
export const doorAddress = (origin: string, pin: string): string => `${origin}/join?pin=${pin}`

/** The site's address as people type it: without the scheme. */
export const typedAddress = (origin: string): string => origin.replace(/^https?:\/\//, '')

/** The one of some addresses that was chosen before, or else the first; undefined where there are none. */
export const chosenOf = (addresses: readonly string[], chosen: string): string | undefined =>
  addresses.includes(chosen) ? chosen : addresses[0]

/** The address after this one, round and round. */
export const addressAfter = (addresses: readonly string[], one: string): string =>
  addresses[(addresses.indexOf(one) + 1) % addresses.length] ?? one

/** Whether an address means the machine it is opened on, so that no phone can follow it. */
export function onlyHere(origin: string): boolean {
  if (!URL.canParse(origin)) return false
  const { hostname } = new URL(origin)
  return (
    hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || hostname.startsWith('127.')
  )
}
