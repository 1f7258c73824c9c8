'use client'

import type { Answer, Grade, Key, Question } from '@gradroom/exercises'
import { useTranslations } from 'use-intl'
import { useText } from '../i18n/Languages'
import { WithCode } from '../program/WithCode'
import { TensorView, type Mark } from '../tensor/TensorView'
import styles from './AnswerShown.module.css'

/** An answer as it was given. With a grade, each cell or item says whether it is right; with the key too, what belongs there. */
export function AnswerShown({
  question,
  answer,
  grade,
  keyShown,
}: {
  question: Question
  answer: Answer | null
  grade?: Grade | null
  keyShown?: Key | null
}) {
  const t = useTranslations('answer')
  const say = useTranslations('frame')
  const text = useText()
  const cells = grade?.status === 'graded' ? grade.cells : null
  const mark = (right: boolean, below?: string): Mark => ({
    right,
    word: t(right ? 'verdict.cellRight' : 'verdict.cellWrong'),
    below,
  })
  if (answer === null) return <p className={styles.plain}>{say('answer.missing')}</p>
  switch (answer.type) {
    case 'grid': {
      const belonging = keyShown?.answer.type === 'grid' ? keyShown.answer.cells : null
      return (
        <div className={styles.scroll}>
          <TensorView
            shape={answer.shape}
            cells={answer.cells.map((cell) => ({ text: cell }))}
            label={t('verdict.yours')}
            marks={cells?.map((right, at) => mark(right, right ? undefined : belonging?.[at]))}
            size="lg"
          />
        </div>
      )
    }
    case 'typed':
      return <pre className={styles.typed}>{answer.text}</pre>
    case 'none':
      return <pre className={styles.typed}>None</pre>
    case 'flags': {
      const items = question.form.type === 'flags' ? question.form.items : []
      return (
        <ul className={styles.items}>
          {items.map((item, at) => {
            const value = answer.values[at] ?? null
            return (
              <li key={item}>
                <code>{item}</code>
                <TensorView
                  shape={[]}
                  cells={[{ text: value === null ? t('undecided') : t(value ? 'yes' : 'no') }]}
                  label={item}
                  marks={cells ? [mark(cells[at])] : undefined}
                />
              </li>
            )
          })}
        </ul>
      )
    }
    case 'choice': {
      const option =
        question.form.type === 'choice' ? question.form.options.find(({ id }) => id === answer.choice) : null
      return <p className={styles.plain}>{option ? <WithCode>{text(option.text)}</WithCode> : answer.choice}</p>
    }
    default:
      return answer satisfies never
  }
}
