'use client'

import type { HostView } from '@gradroom/contracts'
import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlayerPause, IconPlayerPlay, IconPlayerSkipForward, IconPlus } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { ServerClock } from '../../socket/clock'
import { Countdown } from '../Countdown'
import { nextAction } from '../next'
import type { HostCommand } from '../useHost'
import { Confirm } from './Confirm'
import { MORE } from './useRoomKeys'
import classes from './remote.module.css'

/** The one next step, large, and beside it what is wanted less often. */
export function Controls({
  view,
  clock,
  busy,
  onCommand,
}: {
  view: HostView
  clock: ServerClock
  busy: boolean
  onCommand: (command: HostCommand) => void
}) {
  const say = useTranslations('host')
  const [ending, { open: askEnd, close: keepOn }] = useDisclosure(false)
  const { phase } = view
  const next = nextAction(view)
  const press = () => next && (next.command.type === 'end' ? askEnd() : onCommand(next.command))
  return (
    <Stack gap="sm">
      {phase.phase === 'question' && <Progressing phase={phase} clock={clock} />}
      {next ? (
        <Button size="xl" fullWidth className={classes.next} loading={busy} onClick={press}>
          {say(`next.${next.words}`, { number: view.next ?? 0 })}
        </Button>
      ) : (
        <Button
          size="xl"
          fullWidth
          className={classes.next}
          component={Link}
          href={`/report/${encodeURIComponent(view.room)}`}
        >
          {say('next.report')}
        </Button>
      )}
      {phase.phase === 'question' && (
        <Group gap="xs" grow>
          {view.settings.seconds !== null && (
            <Button
              variant="default"
              aria-label={say('extendLabel', { seconds: MORE })}
              leftSection={<IconPlus aria-hidden size={18} />}
              onClick={() => onCommand({ type: 'extend', seconds: MORE })}
            >
              {say('extend', { seconds: MORE })}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={
              phase.paused ? <IconPlayerPlay aria-hidden size={18} /> : <IconPlayerPause aria-hidden size={18} />
            }
            onClick={() => onCommand({ type: phase.paused ? 'resume' : 'pause' })}
          >
            {phase.paused ? say('resume') : say('pause')}
          </Button>
          <Button
            variant="default"
            title={say('skipHelp')}
            leftSection={<IconPlayerSkipForward aria-hidden size={18} />}
            onClick={() => onCommand({ type: 'skip' })}
          >
            {say('skip')}
          </Button>
        </Group>
      )}
      {phase.phase === 'revealed' && view.next !== null && view.settings.scoring !== 'none' && (
        <Button variant="default" onClick={() => onCommand({ type: 'open' })}>
          {say('straight', { number: view.next })}
        </Button>
      )}
      {(phase.phase === 'revealed' || phase.phase === 'leaderboard') && view.next !== null && (
        <Button variant="subtle" color="gray" onClick={() => onCommand({ type: 'podium' })}>
          {say('toPodium')}
        </Button>
      )}
      {phase.phase !== 'ended' && phase.phase !== 'podium' && (
        <Button variant="subtle" color="gray" onClick={askEnd}>
          {say('next.end')}
        </Button>
      )}
      <Text size="sm" c="dimmed" className={classes.keys}>
        {say('keys')}
      </Text>
      <Confirm
        opened={ending}
        title={say('endTitle')}
        text={say('endText')}
        action={say('endDo')}
        onClose={keepOn}
        onConfirm={() => onCommand({ type: 'end' })}
      />
    </Stack>
  )
}

function Progressing({
  phase,
  clock,
}: {
  phase: Extract<HostView['phase'], { phase: 'question' }>
  clock: ServerClock
}) {
  const say = useTranslations('host')
  const { answered, players } = phase
  return (
    <>
      <Countdown timing={phase} clock={clock} />
      <div>
        <Text fw={600} className="tabular">
          {say('answered', { answered, players })}
        </Text>
        <Progress
          value={players === 0 ? 0 : (100 * answered) / players}
          aria-label={say('answered', { answered, players })}
          mt={4}
        />
      </div>
    </>
  )
}
