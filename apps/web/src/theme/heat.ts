/**
 * The colour that stands for a number wherever gradients are shown: blue below zero, orange above, fainter towards zero.
 *
 * @param value the number; what is not finite gets no colour
 * @param largest the greatest magnitude beside it, at which the colour is strongest
 * @returns a CSS background that works in light and dark, as the number itself stays readable on it
 */
export function heat(value: number, largest: number): string {
  if (!Number.isFinite(value) || value === 0 || !(largest > 0)) return 'transparent'
  // The square root lifts small numbers, whose sign should still be seen.
  const share = Math.sqrt(Math.min(1, Math.abs(value) / largest))
  const end = value < 0 ? 'var(--heat-minus)' : 'var(--heat-plus)'
  return `color-mix(in srgb, ${end} ${Math.round(12 + 48 * share)}%, transparent)`
}
