'use client'

import { IconCheck, IconClockHour4, IconPencil } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import type { Delivery } from '../usePlayer'
import classes from './play.module.css'

/**
 * Where the answer is, said at the answer itself: "Saved" only after the server has committed it.
 * The line keeps its height, so that nothing moves under the thumb.
 */
export function DeliveryNote({
  delivery,
  changed,
  gap,
  over,
  paused,
}: {
  delivery: Delivery
  changed: boolean
  gap: boolean
  over: boolean
  paused: boolean
}) {
  const say = useTranslations('play')
  const shown = () => {
    if (over && delivery.state !== 'saved') return say('closing')
    if (paused && (delivery.state !== 'saved' || changed)) return say('pausedNote')
    if (gap) return say('empty')
    if (changed)
      return (
        <>
          <IconPencil aria-hidden size={20} /> {say('state.changed')}
        </>
      )
    switch (delivery.state) {
      case 'saving':
        return say('state.saving')
      case 'waiting':
        return (
          <>
            <IconClockHour4 aria-hidden size={20} /> {say('state.waiting')}
          </>
        )
      case 'saved':
        return (
          <>
            <IconCheck aria-hidden size={20} stroke={2.6} /> <strong>{say('state.saved')}</strong>{' '}
            {!over && <span className={classes.soft}>{say('state.savedMore')}</span>}
          </>
        )
      case 'none':
      case 'refused':
        return null
      default:
        return delivery satisfies never
    }
  }
  return (
    <p className={classes.delivery} role="status" data-state={changed ? 'changed' : delivery.state}>
      {shown()}
    </p>
  )
}
