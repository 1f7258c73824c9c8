import { get, put, type Keyed } from './keyed.js'

/** The longest name, in Unicode characters. */
export const NAME_LENGTH = 24

/**
 * A name as others will see it: NFKC; without control, bidirectional and other invisible characters; at most three
 * combining marks in a row; blanks single, none at the ends; cut at 24 characters. Empty when nothing visible is left.
 */
export function cleanName(typed: string): string {
  const visible = typed
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    // U+2800, the empty Braille cell, is the one blank that Unicode does not call ignorable.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
    // What stood between a letter and its mark is gone: they are one character now.
    .normalize('NFKC')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/ +/gu, ' ')
    .trim()
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(visible) ? cut(visible, NAME_LENGTH) : ''
}

/** Names given in a room, in the form in which two names count as one; with each the number to try next. */
export type Names = Keyed<number>

/**
 * The name a newcomer gets: the one asked for, or with the first free number after it, cut so that it still fits.
 * The number to try next is kept, so that a room full of one name costs no more than any other.
 */
export function giveName(names: Names, asked: string): { name: string; names: Names } {
  const first = get(names, same(asked))
  if (first === undefined) return { name: asked, names: put(names, same(asked), 2) }
  for (let number = first; ; number++) {
    const suffix = ` ${number}`
    const name = cut(asked, NAME_LENGTH - suffix.length) + suffix
    if (get(names, same(name)) !== undefined) continue
    return { name, names: put(put(names, same(asked), number + 1), same(name), 2) }
  }
}

const same = (name: string) => name.normalize('NFKC').toLowerCase()
const cut = (name: string, length: number) => Array.from(name).slice(0, length).join('').trimEnd()
