'use client'

import { Button, Menu, UnstyledButton } from '@mantine/core'
import { IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { signOut } from './session'
import { useMe } from './useMe'
import classes from './AccountMenu.module.css'

/** In the header: "Sign in", or who one is and the way out. */
export function AccountMenu() {
  const me = useMe()
  const path = usePathname()
  const router = useRouter()
  const queries = useQueryClient()
  const say = useTranslations('account')
  if (me === undefined) return <div className={classes.waiting} />
  if (me === null) {
    const back = path === '/sign-in' ? '' : `?next=${encodeURIComponent(path)}`
    return (
      <Button component={Link} href={`/sign-in${back}`} variant="default" size="sm">
        {say('signIn')}
      </Button>
    )
  }
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton className={classes.target} aria-label={say('signedInAs', { name: me.name })}>
          <IconUserCircle aria-hidden size={22} stroke={1.6} />
          <span className={classes.name}>{me.name}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.email} · {say(`role.${me.role}`)}
        </Menu.Label>
        <Menu.Item
          leftSection={<IconLogout aria-hidden size={16} />}
          onClick={async () => {
            if (!(await signOut())) return
            await queries.resetQueries()
            router.push('/')
          }}
        >
          {say('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
