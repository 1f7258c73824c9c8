'use client'

import type { HostView } from '@gradroom/contracts'
import { VisuallyHidden } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { ExplanationView } from '../../explanation/ExplanationView'
import { KeyView } from '../../kinds/KeyView'
import { wholeProgram } from '../../kinds/whole-program'
import { ProgramView } from '../../program/ProgramView'
import { ClassAnswers } from '../result/ClassAnswers'
import { columnsFor } from './columns'
import classes from './project.module.css'

/** What of a revealed question is on the screen: key, class and chain rule; every step; or the graph. One at a time. */
export const SHOWN = ['result', 'steps', 'graph'] as const
export type Shown = (typeof SHOWN)[number]

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
  if (shown !== 'result')
    return (
      <div className={classes.whole}>
        <h1 className={classes.heading}>{say(shown)}</h1>
        <ExplanationView code={wholeProgram(question, phase.key)} ask={question.ask} only={shown} />
      </div>
    )
  const heat = result.cells && { cells: result.cells, of: result.answered }
  return (
    <div className={classes.halves} style={columnsFor(question.code)}>
      <div className={classes.program}>
        <ProgramView code={question.code} size="projector" />
        <div className={classes.rules}>
          <ExplanationView code={wholeProgram(question, phase.key)} ask={question.ask} only="cells" />
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
