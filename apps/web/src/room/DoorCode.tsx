'use client'

import { QRCodeSVG } from 'qrcode.react'
import { useTranslations } from 'use-intl'
import { doorAddress, typedAddress } from './address'
import { EntranceNote } from './EntranceNote'
import { useEntrance } from './useEntrance'
import classes from './DoorCode.module.css'

/** How to get in: QR code, address, PIN. The code is dark on white in every appearance, since cameras want it so. */
export function DoorCode({ pin, size }: { pin: string; size: number | string }) {
  const say = useTranslations('project')
  const entrance = useEntrance()
  const { origin } = entrance
  return (
    <div className={classes.code}>
      <span className={classes.qr} style={{ width: size }}>
        {origin && (
          <QRCodeSVG
            value={doorAddress(origin, pin)}
            size={512}
            level="M"
            marginSize={2}
            title={say('qr', { pin })}
            role="img"
          />
        )}
      </span>
      <span className={classes.words}>
        <span>
          {say('joinAt')} <strong>{typedAddress(origin)}</strong>
        </span>
        <span>
          {say('pin')} <strong className={classes.pin}>{pin}</strong>
        </span>
      </span>
      <EntranceNote entrance={entrance} className={classes.unreachable} />
    </div>
  )
}
