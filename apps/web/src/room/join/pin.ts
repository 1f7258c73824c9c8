/** What was typed as a PIN: its digits alone, full-width ones included, six at most; spaces and dashes fall away. */
export const pinDigits = (typed: string): string => typed.normalize('NFKC').replace(/\D/g, '').slice(0, 6)

/** Whether a name has something to read in it; the server decides the rest. */
export const isName = (typed: string): boolean => {
  const length = [...typed.normalize('NFKC').trim()].length
  return length >= 1 && length <= 24
}
