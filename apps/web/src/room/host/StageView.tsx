'use client'

import type { HostView } from '@gradroom/contracts'
import { Stack, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { ExplanationView } from '../../explanation/ExplanationView'
import { KeyView } from '../../kinds/KeyView'
import { wholeProgram } from '../../kinds/whole-program'
import { QuestionCard } from '../../kinds/QuestionCard'
import { DoorCode } from '../DoorCode'
import { ClassAnswers } from '../result/ClassAnswers'
import { Ranking } from '../result/Ranking'

/** What the room is looking at, at reading size. */
export function StageView({ view }: { view: HostView }) {
  const say = useTranslations('project')
  const play = useTranslations('play')
  const host = useTranslations('host')
  const { phase } = view
  switch (phase.phase) {
    case 'lobby':
      return <DoorCode pin={view.pin} size="min(280px, 60vw)" />
    case 'question':
      return (
        <Stack>
          <Text c="dimmed">{play('question', { number: phase.number, of: phase.of })}</Text>
          <QuestionCard question={phase.question} size="desk" />
        </Stack>
      )
    case 'revealed':
      return (
        <Stack gap="xl">
          <div>
            <Text c="dimmed">{play('question', { number: phase.number, of: phase.of })}</Text>
            <QuestionCard question={phase.question} size="desk" />
          </div>
          <section>
            <Title order={2} size="h3" mb="xs">
              {say('key')}
            </Title>
            <KeyView
              keyShown={phase.key}
              question={phase.question}
              heat={phase.result.cells && { cells: phase.result.cells, of: phase.result.answered }}
            />
          </section>
          <section>
            <Title order={2} size="h3" mb="xs">
              {say('class')}
            </Title>
            <ClassAnswers result={phase.result} question={phase.question} most={10} />
          </section>
          <section>
            <Title order={2} size="h3" mb="xs">
              {play('result.why')}
            </Title>
            <ExplanationView code={wholeProgram(phase.question, phase.key)} ask={phase.question.ask} />
          </section>
        </Stack>
      )
    case 'leaderboard':
    case 'podium':
      return (
        <section>
          <Title order={2} mb="sm">
            {say(phase.phase)}
          </Title>
          {phase.rows.length > 0 ? <Ranking rows={phase.rows} /> : <Text c="dimmed">{say('unscored')}</Text>}
        </section>
      )
    case 'ended':
      return <Text size="lg">{host('ended')}</Text>
    default:
      return phase satisfies never
  }
}
