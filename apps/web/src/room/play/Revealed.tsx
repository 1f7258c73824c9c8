'use client'

import type { PlayerView } from '@gradroom/contracts'
import { Stack, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { ExplanationView } from '../../explanation/ExplanationView'
import { KeyView } from '../../kinds/KeyView'
import { MistakeNotes } from '../../kinds/MistakeNotes'
import { QuestionCard } from '../../kinds/QuestionCard'
import { VerdictView } from '../../kinds/VerdictView'
import { wholeProgram } from '../../kinds/whole-program'
import { ClassAnswers } from '../result/ClassAnswers'
import classes from './play.module.css'

type RevealedPhase = Extract<PlayerView['phase'], { phase: 'revealed' }>

/** After a question: one's own verdict first, then the key, then why, then the class. */
export function Revealed({ phase }: { phase: RevealedPhase }) {
  const say = useTranslations('play.result')
  const { question, key, grade, yours, points } = phase
  return (
    <Stack gap="xl" className={classes.revealed}>
      <section className={classes.verdict}>
        {grade ? (
          <VerdictView question={question} grade={grade} answer={yours} keyShown={key} />
        ) : (
          <Text size="lg">{say('none')}</Text>
        )}
        {grade && <MistakeNotes grade={grade} />}
        {points > 0 && <Text className={classes.points}>{say('points', { points })}</Text>}
      </section>
      <section>
        <Title order={2} size="h3" mb="xs">
          {say('key')}
        </Title>
        <KeyView keyShown={key} question={question} size="phone" />
      </section>
      <section>
        <QuestionCard question={question} size="phone" />
      </section>
      <section>
        <Title order={2} size="h3" mb="xs">
          {say('why')}
        </Title>
        <ExplanationView code={wholeProgram(question, key)} ask={question.ask} />
      </section>
      <section>
        <Title order={2} size="h3" mb="xs">
          {say('class')}
        </Title>
        <ClassAnswers result={phase.result} question={question} />
      </section>
    </Stack>
  )
}
