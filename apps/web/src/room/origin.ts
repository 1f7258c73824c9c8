'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Where this site is reached, such as `http://192.168.1.5:3000`; empty while rendered on the server. */
export const useOrigin = (): string =>
  useSyncExternalStore(
    never,
    () => window.location.origin,
    () => '',
  )

/** Whether this page may write to the clipboard: browsers allow it only over TLS or on the same machine. */
export const useCanCopy = (): boolean =>
  useSyncExternalStore(
    never,
    () => 'clipboard' in navigator && window.isSecureContext,
    () => false,
  )
