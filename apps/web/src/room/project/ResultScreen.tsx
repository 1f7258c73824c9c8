'use client'

import type { HostView } from '@gradroom/contracts'
import { SegmentedControl } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ExplanationView } from '../../explanation/ExplanationView'
import { KeyView } from '../../kinds/KeyView'
import { ProgramView } from '../../program/ProgramView'
import { ClassAnswers } from '../result/ClassAnswers'
import classes from './project.module.css'

/**
 * After the reveal: the key and how the class answered where question and time stood, the chain rule below the program.
 * The keys 1 and 2 change to the whole explanation and back.
 */
export function ResultScreen({ phase }: { phase: Extract<HostView['phase'], { phase: 'revealed' }> }) {
  const say = useTranslations('project')
  const [shown, setShown] = useState<'result' | 'steps'>('result')
  useHotkeys([
    ['1', () => setShown('result')],
    ['2', () => setShown('steps')],
  ])
  const { question, result } = phase
  const heat = result.cells && { cells: result.cells, of: result.answered }
  return (
    <>
      <SegmentedControl
        className={classes.views}
        value={shown}
        onChange={(value) => setShown(value === 'steps' ? 'steps' : 'result')}
        data={[
          { value: 'result', label: `1 · ${say('result')}` },
          { value: 'steps', label: `2 · ${say('steps')}` },
        ]}
      />
      {shown === 'result' ? (
        <div className={classes.halves}>
          <div className={classes.program}>
            <ProgramView code={question.code} size="projector" />
            <div className={classes.rules}>
              <ExplanationView code={question.code} ask={question.ask} only="cells" />
            </div>
          </div>
          <div className={classes.beside}>
            <h1 className={classes.heading}>{say('key')}</h1>
            <KeyView keyShown={phase.key} question={question} heat={heat} size="projector" />
            <h2 className={classes.heading}>{say('class')}</h2>
            <ClassAnswers result={result} question={question} most={4} size="projector" />
          </div>
        </div>
      ) : (
        <div className={classes.whole}>
          <ExplanationView code={question.code} ask={question.ask} />
        </div>
      )}
    </>
  )
}
