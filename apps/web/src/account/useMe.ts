'use client'

import { useRoute } from '../http/query'

/** Who is signed in: `undefined` while asking, `null` for nobody. */
export function useMe() {
  const { data, error } = useRoute('me', {})
  return error ? null : data?.user
}
