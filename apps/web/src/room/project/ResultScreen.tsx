'use client'

import type { HostView } from '@gradroom/contracts'
import { VisuallyHidden } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { ExplanationView } from '../../explanation/ExplanationView'
import { KeyView } from '../../kinds/KeyView'
import { ProgramView } from '../../program/ProgramView'
import { ClassAnswers } from '../result/ClassAnswers'
import { columnsFor } from './columns'
import classes from './project.module.css'

/** What of a revealed question is on the screen: key, class and chain rule, or the whole explanation. */
export type Shown = 'result' | 'steps'

/** After the reveal: the key and how the class answered where question and time stood, the chain rule below the program. */
export function ResultScreen({
  phase,
  shown,
}: {
  phase: Extract<HostView['phase'], { phase: 'revealed' }>
  shown: Shown
}) {
  const say = useTranslations('project')
  const { question, result } = phase
  if (shown === 'steps')
    return (
      <div className={classes.whole}>
        <VisuallyHidden>
          <h1>{say('steps')}</h1>
        </VisuallyHidden>
        <ExplanationView code={question.code} ask={question.ask} />
      </div>
    )
  const heat = result.cells && { cells: result.cells, of: result.answered }
  return (
    <div className={classes.halves} style={columnsFor(question.code)}>
      <div className={classes.program}>
        <ProgramView code={question.code} size="projector" />
        <div className={classes.rules}>
          <ExplanationView code={question.code} ask={question.ask} only="cells" />
        </div>
      </div>
      <div className={classes.beside}>
        <VisuallyHidden>
          <h1>{say('key')}</h1>
        </VisuallyHidden>
        <KeyView keyShown={phase.key} question={question} heat={heat} size="projector" />
        <h2 className={classes.heading}>{say('class')}</h2>
        <ClassAnswers result={result} question={question} most={3} size="projector" />
      </div>
    </div>
  )
}
