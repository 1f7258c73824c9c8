/** A tree of texts with the places to fill in, as `use-intl` reads them. */
export interface Tree {
  readonly [key: string]: string | Tree
}

type Translated<T extends Tree> = {
  readonly [K in keyof T]: T[K] extends Tree ? Translated<T[K]> : string
}

/**
 * The texts of one part of the app, English and Chinese side by side.
 * A key that one language has and the other has not does not compile.
 */
export const area = <const E extends Tree>(en: E, zh: Translated<E>): { en: E; zh: E } => ({
  en,
  // Same keys by the type above; the literal texts of English only serve to check the places to fill in.
  zh: zh as E,
})
