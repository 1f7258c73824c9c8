'use client'

import { useLocalStorage } from '@mantine/hooks'
import { useRoute } from '../http/query'
import { addressAfter, chosenOf, onlyHere } from './address'
import { useOrigin } from './origin'

/** Where phones come in. */
export interface Entrance {
  /** Empty until it is known. */
  origin: string
  /** Whether phones cannot follow it, since it means the host's computer alone. */
  unreachable: boolean
  /** Shows another address of this computer; null where there is no other. */
  another: (() => void) | null
}

/**
 * The address to put on the wall: the one this page is open at, or, where that means this computer alone, as
 * `localhost` does, one that the server knows of its network. The choice is kept, and the same in every tab of the host.
 */
export function useEntrance(): Entrance {
  const origin = useOrigin()
  const here = onlyHere(origin)
  const known = useRoute('entrances', {}, { enabled: here })
  const [chosen, choose] = useLocalStorage({ key: 'gradroom.entrance', defaultValue: '' })
  if (!here) return { origin, unreachable: false, another: null }
  if (known.isPending) return { origin: '', unreachable: false, another: null }
  const addresses = known.data?.addresses ?? []
  const shown = chosenOf(addresses, chosen)
  if (shown === undefined) return { origin, unreachable: true, another: null }
  return {
    origin: shown,
    unreachable: onlyHere(shown),
    another: addresses.length > 1 ? () => choose(addressAfter(addresses, shown)) : null,
  }
}
