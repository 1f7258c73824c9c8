'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { Entrance } from './useEntrance'

/** Below an address: that phones cannot follow it, or how to show another one. */
export function EntranceNote({ entrance, className }: { entrance: Entrance; className?: string }) {
  const say = useTranslations('project')
  if (entrance.unreachable) return <p className={className}>{say('onlyHere')}</p>
  if (entrance.another === null) return null
  return (
    <Button variant="subtle" color="gray" onClick={entrance.another}>
      {say('another')}
    </Button>
  )
}
