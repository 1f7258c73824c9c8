'use client'

import type { HostView } from '@gradroom/contracts'
import { ActionIcon, Button, CopyButton, Group, Modal, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck, IconCopy, IconLock, IconLockOpen, IconPresentation, IconQrcode } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { DoorCode } from '../DoorCode'
import { doorAddress } from '../address'
import { useCanCopy } from '../origin'
import { useEntrance } from '../useEntrance'
import type { HostCommand } from '../useHost'
import classes from './remote.module.css'

/** The room's door: PIN, link, QR code, lock, and the projector page in a window of its own. */
export function Doorway({ view, onCommand }: { view: HostView; onCommand: (command: HostCommand) => void }) {
  const say = useTranslations('host')
  const frame = useTranslations('frame')
  const [open, { open: show, close }] = useDisclosure(false)
  const address = doorAddress(useEntrance().origin, view.pin)
  const canCopy = useCanCopy()
  const over = view.phase.phase === 'ended'
  return (
    <div className={classes.doorway}>
      <Title order={1} className={classes.pin}>
        {say('remoteTitle', { pin: view.pin })}
      </Title>
      {!over && (
        <Group gap={4} className={classes.doorTools}>
          <ActionIcon variant="subtle" color="gray" size={44} aria-label={say('showCode')} onClick={show}>
            <IconQrcode aria-hidden size={22} />
          </ActionIcon>
          {canCopy && (
            <CopyButton value={address}>
              {({ copied, copy }) => (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={44}
                  aria-label={copied ? frame('copied') : `${frame('copy')}: ${say('link')}`}
                  onClick={copy}
                >
                  {copied ? <IconCheck aria-hidden size={22} /> : <IconCopy aria-hidden size={22} />}
                </ActionIcon>
              )}
            </CopyButton>
          )}
          <ActionIcon
            variant={view.locked ? 'light' : 'subtle'}
            color={view.locked ? 'plus' : 'gray'}
            size={44}
            aria-label={view.locked ? say('unlock') : say('lock')}
            onClick={() => onCommand({ type: 'lock', locked: !view.locked })}
          >
            {view.locked ? <IconLock aria-hidden size={22} /> : <IconLockOpen aria-hidden size={22} />}
          </ActionIcon>
        </Group>
      )}
      <Button
        component="a"
        href={`/project/${encodeURIComponent(view.room)}`}
        target="_blank"
        rel="noopener"
        variant="default"
        leftSection={<IconPresentation aria-hidden size={20} />}
        className={classes.projector}
      >
        {say('projector')}
      </Button>
      {view.locked && !over && (
        <Text size="sm" className={classes.locked} role="status">
          {say('locked')}
        </Text>
      )}
      <Modal
        opened={open}
        onClose={close}
        title={say('showCode')}
        centered
        closeButtonProps={{ 'aria-label': say('cancel') }}
      >
        <DoorCode pin={view.pin} size={260} />
      </Modal>
    </div>
  )
}
