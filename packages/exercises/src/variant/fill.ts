import type { Text } from '../text.js'

const PLACE = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/g

/** The names of the slots that a text has places for, each once, in order of appearance. */
export function placesIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(PLACE), (match) => match[1]))]
}

/** Puts the numbers into the `{{slot}}` places of a text. A place without a number stays as it is. */
export function fill(text: string, written: Readonly<Record<string, string>>): string {
  return text.replaceAll(PLACE, (place, name: string) => (Object.hasOwn(written, name) ? written[name] : place))
}

/** The same for a text in every language. */
export function fillText(text: Text, written: Readonly<Record<string, string>>): Text {
  return { en: fill(text.en, written), zh: fill(text.zh, written) }
}
