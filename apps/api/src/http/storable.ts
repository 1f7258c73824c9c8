/**
 * Whether PostgreSQL can keep a value: it has no text with the character zero or half a surrogate pair. One such text
 * would make the whole batch it is committed with fail, other people's answers included.
 */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !/\0|\p{Surrogate}/u.test(value)
  if (Array.isArray(value)) return value.every(isStorable)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, part]) => isStorable(key) && isStorable(part))
}
