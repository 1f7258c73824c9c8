'use client'

import type { HostView } from '@gradroom/contracts'
import { NumberInput, Select, Stack, Switch, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'

type Settings = HostView['settings']

const SECONDS = [30, 60, 90, 120, 180, 300]
const UNTIMED = 'none'

/** How a room is played. */
export function SettingsForm({ settings, onChange }: { settings: Settings; onChange: (settings: Settings) => void }) {
  const say = useTranslations('host')
  const time = (seconds: number) =>
    seconds % 60 === 0 ? say('minutesValue', { minutes: seconds / 60 }) : say('secondsValue', { seconds })
  return (
    <section aria-labelledby="settings-title">
      <Title order={2} id="settings-title" mb="sm">
        {say('settings')}
      </Title>
      <Stack gap="md">
        <Select
          label={say('seconds')}
          allowDeselect={false}
          data={[
            ...SECONDS.map((seconds) => ({ value: String(seconds), label: time(seconds) })),
            { value: UNTIMED, label: say('untimed') },
          ]}
          value={settings.seconds === null ? UNTIMED : String(settings.seconds)}
          onChange={(value) =>
            onChange({ ...settings, seconds: value === UNTIMED || value === null ? null : Number(value) })
          }
        />
        <Switch
          label={say('scoring')}
          description={say('scoringHelp')}
          checked={settings.scoring === 'accuracy'}
          onChange={(event) => onChange({ ...settings, scoring: event.currentTarget.checked ? 'accuracy' : 'none' })}
        />
        <Switch
          label={say('revealAll')}
          checked={settings.revealWhenAllAnswered}
          onChange={(event) => onChange({ ...settings, revealWhenAllAnswered: event.currentTarget.checked })}
        />
        <NumberInput
          label={say('cap')}
          min={1}
          max={10000}
          clampBehavior="blur"
          allowDecimal={false}
          value={settings.cap}
          onChange={(value) =>
            typeof value === 'number' && value >= 1 && value <= 10000 && onChange({ ...settings, cap: value })
          }
        />
      </Stack>
    </section>
  )
}
