'use client'

import { Button, Group, Modal, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'

/** Asks before what cannot be undone. */
export function Confirm({
  opened,
  title,
  text,
  action,
  onClose,
  onConfirm,
}: {
  opened: boolean
  title: string
  text: string
  /** What the button does, in its own words. */
  action: string
  onClose: () => void
  onConfirm: () => void
}) {
  const say = useTranslations('host')
  return (
    <Modal opened={opened} onClose={onClose} title={title} centered closeButtonProps={{ 'aria-label': say('cancel') }}>
      <Text mb="lg">{text}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {say('cancel')}
        </Button>
        <Button
          color="wrong"
          onClick={() => {
            onConfirm()
            onClose()
          }}
        >
          {action}
        </Button>
      </Group>
    </Modal>
  )
}
