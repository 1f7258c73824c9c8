'use client'

import type { Answer } from '@gradroom/exercises'
import { SegmentedControl, Stack, Text } from '@mantine/core'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { emptyGrid, reshaped } from '../../tensor/grid'
import { ShapeChoice } from '../../tensor/ShapeChoice'
import { TensorGrid } from '../../tensor/TensorGrid'
import type { AnswerOf, EntryProps } from './entry'
import styles from './forms.module.css'
import { TypedField } from './TypedForm'

const WAYS = ['grid', 'typed', 'none'] as const
type Way = (typeof WAYS)[number]

const isWay = (type: string): type is Way => WAYS.some((way) => way === type)

/**
 * A tensor answered cell by cell, typed as one text, or `None`. What was entered one way is kept while another is tried;
 * only what is shown counts.
 */
export function GridForm({ question, form, value, onChange, onSubmit, disabled, flagged }: EntryProps<'grid'>) {
  const t = useTranslations('answer')
  const kept = useRef<{ grid?: AnswerOf<'grid'>; typed?: AnswerOf<'typed'> }>({})
  const way: Way = value !== null && isWay(value.type) ? value.type : 'grid'
  const grid = value?.type === 'grid' ? value : form.shape === null ? null : emptyGrid(form.shape)

  const change = (answer: Answer) => {
    if (answer.type === 'grid') kept.current.grid = answer
    if (answer.type === 'typed') kept.current.typed = answer
    onChange(answer)
  }
  const go = (next: string) => {
    if (value?.type === 'grid') kept.current.grid = value
    if (next === 'none') onChange({ type: 'none' })
    else if (next === 'typed') onChange(kept.current.typed ?? { type: 'typed', text: '' })
    else onChange(kept.current.grid ?? emptyGrid(form.shape ?? []))
  }

  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={t('way.label')}
        className={styles.ways}
        value={way}
        onChange={go}
        disabled={disabled}
        data={WAYS.map((name) => ({ value: name, label: t(`way.${name}`) }))}
      />
      {way === 'grid' && form.shape === null && (
        <ShapeChoice
          shape={grid?.shape ?? null}
          disabled={disabled}
          onChange={(shape) => change(grid ? reshaped(grid, shape) : emptyGrid(shape))}
        />
      )}
      {way === 'grid' && grid !== null && (
        <TensorGrid
          grid={grid}
          label={t('tensor', { ask: question.ask ?? '' })}
          shapeIsFree={form.shape === null}
          disabled={disabled}
          flagged={flagged}
          onChange={change}
          onSubmit={onSubmit}
        />
      )}
      {way === 'grid' && grid === null && (
        <Text size="sm" c="dimmed">
          {t('shapeFirst')}
        </Text>
      )}
      {way === 'typed' && (
        <TypedField
          text={value?.type === 'typed' ? value.text : ''}
          lines={1}
          grows
          description={t('typedTensor')}
          disabled={disabled}
          onChange={(text) => change({ type: 'typed', text })}
          onSubmit={onSubmit}
        />
      )}
      {way === 'none' && (
        <Text>
          <code className={styles.none}>None</code> {t('none')}
        </Text>
      )}
    </Stack>
  )
}
