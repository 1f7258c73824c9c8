'use client'

import type { Role } from '@gradroom/contracts'
import { Button, Skeleton, Stack, Text, Title } from '@mantine/core'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from './useMe'

/**
 * Shows a page to those whose role opens it (an admin's opens all), and to others what to do.
 * It only spares people a page of refusals: the server holds the rule.
 */
export function Gate({ role, children }: { role: Exclude<Role, 'admin'>; children: ReactNode }) {
  const me = useMe()
  const path = usePathname()
  const say = useTranslations('account')
  if (me === undefined) return <Skeleton height={160} my="xl" />
  if (me && (me.role === role || me.role === 'admin')) return children
  const words = me ? 'notAllowed' : 'needed'
  return (
    <Stack align="flex-start" my="xl">
      <Title order={1}>{say(`${words}.title`)}</Title>
      <Text c="dimmed">{say(`${words}.text`)}</Text>
      <Button component={Link} href={`/sign-in?next=${encodeURIComponent(path)}`}>
        {say('signIn')}
      </Button>
    </Stack>
  )
}
