'use client'

import { Button, Grid, Stack, Text, Title } from '@mantine/core'
import type { HostView } from '@gradroom/contracts'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, type Failure } from '../../http/call'
import { FailureNote } from '../../http/FailureNote'
import { useRoute } from '../../http/query'
import { Chosen } from './Chosen'
import { ExerciseChoice } from './ExerciseChoice'
import { SettingsForm } from './SettingsForm'
import classes from './host.module.css'

/** What a room is played with unless the host says otherwise. */
const FIRST_SETTINGS: HostView['settings'] = {
  seconds: 90,
  scoring: 'accuracy',
  revealWhenAllAnswered: false,
  cap: 500,
}

/** Choosing what to ask and how; what was chosen stays when the server refuses or cannot be reached. */
export function NewRoom() {
  const say = useTranslations('host')
  const router = useRouter()
  const exercises = useRoute('exercises', { query: {} })
  const [chosen, setChosen] = useState<string[]>([])
  const [settings, setSettings] = useState(FIRST_SETTINGS)
  const [none, setNone] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [making, setMaking] = useState(false)

  function choose(next: string[]) {
    setNone(false)
    setChosen(next)
  }

  async function make() {
    if (chosen.length === 0) return setNone(true)
    setMaking(true)
    setFailure(null)
    const made = await call('newRoom', { body: { exercises: chosen, settings } })
    if (made.ok) return router.push(`/host/${encodeURIComponent(made.value.id)}`)
    setFailure(made.failure)
    setMaking(false)
  }

  return (
    <Grid gap={{ base: 'xl', md: 48 }}>
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Title order={2} mb={4}>
          {say('exercises')}
        </Title>
        <Text c="dimmed" mb="md">
          {say('lead')}
        </Text>
        {exercises.error ? (
          <FailureNote failure={exercises.error.failure} onRetry={() => void exercises.refetch()} />
        ) : (
          <ExerciseChoice rows={exercises.data} chosen={chosen} onChange={choose} />
        )}
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack gap="xl" className={classes.side}>
          <Chosen rows={exercises.data ?? []} chosen={chosen} onChange={choose} />
          <SettingsForm settings={settings} onChange={setSettings} />
          <FailureNote failure={failure} />
          {none && (
            <Text role="alert" c="var(--mantine-color-error)">
              {say('chooseFirst')}
            </Text>
          )}
          <Button size="lg" loading={making} onClick={make}>
            {say('start')}
          </Button>
        </Stack>
      </Grid.Col>
    </Grid>
  )
}
