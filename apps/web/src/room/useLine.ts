'use client'

import { useEffect, useRef, useState } from 'react'
import { Connection, type LinkState } from '../socket/connection'

/**
 * Opens a line to the server for as long as the component stands. `onOnline` runs at every (re)connection, which is all
 * that coming back takes; `listen` runs once, before anything can arrive.
 */
export function useLine(handlers: { listen?: (line: Connection) => void; onOnline: (line: Connection) => void }) {
  const [link, setLink] = useState<LinkState>('connecting')
  const [line, setLine] = useState<Connection | null>(null)
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    const opened = Connection.open()
    latest.current.listen?.(opened)
    opened.watch((state) => {
      setLink(state)
      if (state === 'online') latest.current.onOnline(opened)
    })
    setLine(opened)
    return () => opened.close()
  }, [])
  return { link, line }
}
