'use client'

import type { Step } from '@gradroom/exercises'
import { useTranslations } from 'use-intl'
import { useText } from '../i18n/Languages'
import { Tex } from '../program/Tex'
import { WithCode } from '../program/WithCode'
import styles from './StepList.module.css'

/** The steps in the order a teacher would say them. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  const t = useTranslations('program')
  const text = useText()
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step.id} className={styles.step}>
          <div>
            <WithCode>{text(step.text)}</WithCode>
            {step.line !== null && <span className={styles.line}>{t('line', { line: step.line })}</span>}
          </div>
          {step.tex !== null && (
            <div className={styles.formula}>
              <Tex display>{step.tex}</Tex>
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}
