'use client'

import { Button, Group, Stack, Text, Title } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'

/** For an address that leads nowhere. */
export function NotFoundNotice() {
  const say = useTranslations('frame.notFound')
  return (
    <Stack align="flex-start" my="xl" maw={560}>
      <Title order={1}>{say('title')}</Title>
      <Text>{say('text')}</Text>
      <Button component={Link} href="/">
        {say('home')}
      </Button>
    </Stack>
  )
}

/** For a fault of ours: says so, and what is kept. */
export function UnexpectedNotice({ onReload }: { onReload: () => void }) {
  const say = useTranslations('frame')
  return (
    <Stack align="flex-start" my="xl" maw={560} role="alert">
      <Title order={1}>{say('unexpected.title')}</Title>
      <Text>{say('unexpected.text')}</Text>
      <Group>
        <Button onClick={onReload}>{say('unexpected.reload')}</Button>
        <Button component={Link} href="/" variant="default">
          {say('notFound.home')}
        </Button>
      </Group>
    </Stack>
  )
}
