'use client'

import type { HostView } from '@gradroom/contracts'
import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { useFullscreenDocument } from '@mantine/hooks'
import { IconLock, IconMaximize } from '@tabler/icons-react'
import { QRCodeSVG } from 'qrcode.react'
import { useTranslations } from 'use-intl'
import { LanguageSwitch, SchemeSwitch } from '../../frame/Switches'
import type { LinkState } from '../../socket/connection'
import { nextAction } from '../next'
import { doorAddress, typedAddress } from '../address'
import { useEntrance } from '../useEntrance'
import type { HostCommand } from '../useHost'
import { SHOWN, type Shown } from './ResultScreen'
import classes from './project.module.css'

/** At the bottom in every phase: how latecomers get in, and, quietly, how the host goes on. */
export function Footer({
  view,
  link,
  busy,
  shown,
  onShown,
  onCommand,
}: {
  view: HostView
  link: LinkState
  busy: boolean
  shown: Shown
  onShown: (shown: Shown) => void
  onCommand: (command: HostCommand) => void
}) {
  const say = useTranslations('project')
  const host = useTranslations('host')
  const { toggle } = useFullscreenDocument()
  const { origin } = useEntrance()
  const next = nextAction(view)
  const over = view.phase.phase === 'ended'
  return (
    <footer className={classes.footer}>
      {!over && (
        <div className={classes.door}>
          {view.phase.phase !== 'lobby' && origin && (
            <span className={classes.qr}>
              <QRCodeSVG
                value={doorAddress(origin, view.pin)}
                size={256}
                marginSize={2}
                role="img"
                title={say('qr', { pin: view.pin })}
              />
            </span>
          )}
          {view.phase.phase !== 'lobby' && (
            <span className={classes.enter}>
              <span>{typedAddress(origin)}</span>
              <strong>{view.pin}</strong>
            </span>
          )}
          {view.locked && (
            <span className={classes.lockedNote}>
              <IconLock aria-hidden size="1em" /> {say('locked')}
            </span>
          )}
        </div>
      )}
      {link === 'reconnecting' && <span role="status">{host('reconnecting')}</span>}
      <div className={classes.tools}>
        {view.phase.phase === 'revealed' && (
          <SegmentedControl
            value={shown}
            onChange={(value) => onShown(SHOWN.find((one) => one === value) ?? 'result')}
            data={SHOWN.map((one, at) => ({ value: one, label: `${at + 1} · ${say(one)}` }))}
          />
        )}
        <LanguageSwitch />
        <SchemeSwitch />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={44}
          aria-label={say('fullscreen')}
          onClick={() => void toggle()}
        >
          <IconMaximize aria-hidden size={22} />
        </ActionIcon>
        {next && next.command.type !== 'end' && (
          <Button variant="default" loading={busy} onClick={() => onCommand(next.command)}>
            {host(`next.${next.words}`, { number: view.next ?? 0 })}
          </Button>
        )}
      </div>
    </footer>
  )
}
