'use client'

import type { Key, Question } from '@gradroom/exercises'
import { Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { TensorView } from '../tensor/TensorView'
import { AnswerShown } from './AnswerShown'
import styles from './KeyView.module.css'

/** How many of a class had each cell right, row major, of how many who answered. */
export interface ClassHeat {
  cells: readonly number[]
  of: number
}

/** A cell of a key as a number, where it is one: the gradient scale colours it. */
const valueOf = (cell: string) => (cell.trim() !== '' && Number.isFinite(Number(cell)) ? Number(cell) : { text: cell })

/**
 * The key: as PyTorch prints it, and in cells coloured by sign and size of the gradient.
 * With `heat`, below each cell how many of the class had it right.
 */
export function KeyView({
  keyShown,
  question,
  heat,
  size = 'desk',
}: {
  keyShown: Key
  /** Gives the words of options and items, where the key is one of them. */
  question?: Question
  heat?: ClassHeat | null
  size?: 'phone' | 'desk' | 'projector'
}) {
  const t = useTranslations('answer.key')
  const { answer, display } = keyShown
  // A shape or a chain of names is nothing that PyTorch prints.
  const named = answer.type === 'typed' && question !== undefined && question.kind !== 'value'
  const label = t(named ? 'chosen' : 'label')
  const chosen = question && (answer.type === 'choice' || answer.type === 'flags')
  return (
    <div className={styles.key} data-size={size}>
      {chosen ? (
        <>
          <Text size="sm" c="dimmed" className={styles.label}>
            {t('chosen')}
          </Text>
          <AnswerShown question={question} answer={answer} />
        </>
      ) : (
        <>
          <Text size="sm" c="dimmed" className={styles.label}>
            {label}
          </Text>
          {/* Scrolls sideways, so it must be reachable by keyboard. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre className={styles.printed} tabIndex={0} role="region" aria-label={label} translate="no">
            {display}
          </pre>
        </>
      )}
      {answer.type === 'grid' && answer.cells.length > 0 && (
        <div className={styles.scroll}>
          <TensorView
            shape={answer.shape}
            cells={answer.cells.map(valueOf)}
            hot
            label={t('tensor')}
            size={size === 'projector' ? 'projector' : 'md'}
            below={heat?.cells.map((right) => t('share', { right, all: heat.of }))}
          />
        </div>
      )}
    </div>
  )
}
