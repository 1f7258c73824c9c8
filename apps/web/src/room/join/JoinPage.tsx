'use client'

import { Stack, Text, Title } from '@mantine/core'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { JoinForm } from './JoinForm'
import { pinDigits } from './pin'
import classes from './join.module.css'

/** Where the QR code leads: `/join?pin=123456`. */
export function JoinPage() {
  const say = useTranslations('door')
  const pin = pinDigits(useSearchParams().get('pin') ?? '')
  return (
    <Stack className={classes.narrow} gap="md" my="xl">
      <Title order={1}>{say('title')}</Title>
      {pin.length < 6 && <Text c="dimmed">{say('lead')}</Text>}
      <JoinForm key={pin} pin={pin} />
    </Stack>
  )
}
