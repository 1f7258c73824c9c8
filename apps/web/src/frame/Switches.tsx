'use client'

import { ActionIcon, Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { IconCheck, IconDeviceDesktop, IconLanguage, IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { LANGUAGES } from '@gradroom/exercises'
import { HTML_LANG } from '../i18n/language'
import { useLanguage } from '../i18n/Languages'

/** Each language under its own name, since who looks for it may not read the other. */
const NAMES = { en: 'English', zh: '中文' } as const

/** Changes the language; remembered in this browser. */
export function LanguageSwitch() {
  const { language, choose } = useLanguage()
  const say = useTranslations('frame')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={44} aria-label={`${say('language')}: ${NAMES[language]}`}>
          <IconLanguage aria-hidden size={22} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map((one) => (
          <Menu.Item
            key={one}
            lang={HTML_LANG[one]}
            aria-current={one === language}
            rightSection={one === language && <IconCheck aria-hidden size={16} />}
            onClick={() => choose(one)}
          >
            {NAMES[one]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const SCHEMES: { scheme: MantineColorScheme; Icon: typeof IconSun }[] = [
  { scheme: 'light', Icon: IconSun },
  { scheme: 'dark', Icon: IconMoon },
  { scheme: 'auto', Icon: IconDeviceDesktop },
]

/** Changes light and dark; remembered in this browser. */
export function SchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const say = useTranslations('frame')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={44} aria-label={say('scheme.label')}>
          <IconSun className="only-light" aria-hidden size={22} stroke={1.6} />
          <IconMoon className="only-dark" aria-hidden size={22} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {SCHEMES.map(({ scheme, Icon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon aria-hidden size={16} />}
            aria-current={scheme === colorScheme}
            rightSection={scheme === colorScheme && <IconCheck aria-hidden size={16} />}
            onClick={() => setColorScheme(scheme)}
          >
            {say(`scheme.${scheme}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
