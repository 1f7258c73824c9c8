'use client'

import { Skeleton, Stack } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { Gate } from '../../account/Gate'
import { FailureNote } from '../../http/FailureNote'
import { useHost } from '../useHost'
import { Controls } from './Controls'
import { Doorway } from './Doorway'
import { Players } from './Players'
import { StageView } from './StageView'
import { useRoomKeys } from './useRoomKeys'
import classes from './remote.module.css'

/** The host's remote: what the room sees, the one next step, the players. On a phone the next step stays at the thumb. */
export function RemotePage({ room }: { room: string }) {
  return (
    <Gate role="teacher">
      <Remote room={room} />
    </Gate>
  )
}

function Remote({ room }: { room: string }) {
  const say = useTranslations('host')
  const host = useHost(room)
  useRoomKeys(host)
  const { view, failure, link } = host
  if (!view)
    return (
      <Stack aria-busy aria-label={say('opening')} role="status">
        <FailureNote failure={failure} />
        {!failure && (
          <>
            <Skeleton height={60} />
            <Skeleton height={240} />
          </>
        )}
      </Stack>
    )
  return (
    <div className={classes.remote}>
      <Doorway view={view} onCommand={host.command} />
      {link === 'reconnecting' && (
        <p className={classes.lost} role="status">
          {say('reconnecting')}
        </p>
      )}
      <div className={classes.columns}>
        <div className={classes.stage}>
          <StageView view={view} />
        </div>
        <div className={classes.panel}>
          <div className={classes.controls}>
            <FailureNote failure={failure} />
            <Controls view={view} clock={host.clock} busy={host.busy} onCommand={host.command} />
          </div>
          <Players view={view} onCommand={host.command} />
        </div>
      </div>
    </div>
  )
}
