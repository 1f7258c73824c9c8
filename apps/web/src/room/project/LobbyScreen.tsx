'use client'

import type { HostView } from '@gradroom/contracts'
import { QRCodeSVG } from 'qrcode.react'
import { useTranslations } from 'use-intl'
import { doorAddress, typedAddress } from '../address'
import { EntranceNote } from '../EntranceNote'
import { useEntrance } from '../useEntrance'
import classes from './lobby.module.css'

/** How many names fit on the screen; the newest are shown. */
const NAMES = 48

/** The way in, as large as it gets, and the names of those who found it. */
export function LobbyScreen({ view }: { view: HostView }) {
  const say = useTranslations('project')
  const entrance = useEntrance()
  const { origin } = entrance
  const { players, pin } = view
  const shown = players.slice(-NAMES)
  const more = players.length - shown.length
  return (
    <div className={classes.lobby}>
      <div className={classes.door}>
        <div className={classes.qr}>
          {origin && (
            <QRCodeSVG
              value={doorAddress(origin, pin)}
              size={512}
              marginSize={2}
              role="img"
              title={say('qr', { pin })}
            />
          )}
        </div>
        <div>
          <p className={classes.address}>
            {say('joinAt')} <strong>{typedAddress(origin)}</strong>
          </p>
          <p className={classes.label}>{say('pin')}</p>
          <h1 className={classes.pin}>{`${pin.slice(0, 3)} ${pin.slice(3)}`}</h1>
          <EntranceNote entrance={entrance} className={classes.unreachable} />
        </div>
      </div>
      <section className={classes.people} aria-live="polite">
        <h2>{players.length === 0 ? say('waiting') : say('here', { players: players.length })}</h2>
        <ul>
          {shown.map((player) => (
            <li key={player.id}>{player.name}</li>
          ))}
          {more > 0 && <li className={classes.more}>{say('more', { count: more })}</li>}
        </ul>
      </section>
    </div>
  )
}
