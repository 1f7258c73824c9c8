'use client'

import { ActionIcon, Menu } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { AccountMenu } from '../account/AccountMenu'
import { useMe } from '../account/useMe'
import { Mark } from '../theme/Mark'
import { LanguageSwitch, SchemeSwitch } from './Switches'
import classes from './Header.module.css'

/** The rooms of the house; what needs a role is shown to those who have it. */
const PLACES = [
  { path: '/join', words: 'join', roles: null },
  { path: '/practice', words: 'practice', roles: null },
  { path: '/host', words: 'host', roles: ['teacher', 'admin'] },
  { path: '/desk', words: 'desk', roles: ['author', 'admin'] },
] as const

/** On every page one reads: the way home, the places, language, appearance, account. */
export function Header() {
  const say = useTranslations('frame')
  const path = usePathname()
  const role = useMe()?.role
  const places = PLACES.filter(({ roles }) => roles === null || roles.some((one) => one === role))
  const current = (place: string) => (path === place || path.startsWith(`${place}/`) ? 'page' : undefined)
  return (
    <header className={classes.header}>
      <a className={classes.skip} href="#content">
        {say('toContent')}
      </a>
      <div className={classes.row}>
        <Link className={classes.home} href="/" aria-label={say('home')}>
          <Mark />
          <span>{say('name')}</span>
        </Link>
        <nav className={classes.places} aria-label={say('navigation')}>
          {places.map((place) => (
            <Link key={place.path} href={place.path} aria-current={current(place.path)}>
              {say(place.words)}
            </Link>
          ))}
        </nav>
        <div className={classes.end}>
          <LanguageSwitch />
          <SchemeSwitch />
          <AccountMenu />
          <div className={classes.narrow}>
            <Menu position="bottom-end" width={200}>
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" size={44} aria-label={say('menu')}>
                  <IconMenu2 aria-hidden size={22} stroke={1.6} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {places.map((place) => (
                  <Menu.Item
                    key={place.path}
                    component={Link}
                    href={place.path}
                    aria-current={current(place.path)}
                    className={classes.item}
                  >
                    {say(place.words)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          </div>
        </div>
      </div>
    </header>
  )
}
