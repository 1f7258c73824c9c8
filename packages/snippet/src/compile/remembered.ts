/** How many texts are remembered. */
const MOST = 64
/** Characters beyond which a text is not remembered, so that long ones do not fill the memory. */
const LONGEST = 20_000

/**
 * Remembers what was made of the latest texts. For what depends on nothing but its text, such as a compiled program: a class answers one
 * question, and every answer is graded by running the same one.
 */
export function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) {
      // The latest used stands last, the next to be forgotten first.
      known.delete(text)
      known.set(text, found)
      return found
    }
    const made = make(text)
    if (text.length > LONGEST) return made
    if (known.size >= MOST) {
      const oldest = known.keys().next()
      if (oldest.done !== true) known.delete(oldest.value)
    }
    known.set(text, made)
    return made
  }
}
