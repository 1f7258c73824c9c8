'use client'

import { Group, NumberInput, SegmentedControl, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'

const RANKS = ['scalar', 'vector', 'matrix'] as const

/** As many rows or columns as the grid offers; larger tensors are pasted or typed. */
const MOST = 20

/** Chooses the shape of an answer: a scalar, a vector of a length, or a matrix of rows and columns. `null`: not chosen yet. */
export function ShapeChoice({
  shape,
  onChange,
  disabled = false,
}: {
  shape: readonly number[] | null
  onChange: (shape: number[]) => void
  disabled?: boolean
}) {
  const t = useTranslations('tensor.shape')
  const resize = (axis: number) => (value: string | number) => {
    const size = Number(value)
    if (shape && Number.isInteger(size) && size >= 0 && size <= MOST)
      onChange(shape.map((now, at) => (at === axis ? size : now)))
  }
  const start = (rank: string) => {
    const columns = shape?.at(-1) ?? 2
    onChange(rank === 'scalar' ? [] : rank === 'vector' ? [columns] : [shape?.at(-2) ?? 2, columns])
  }
  const sizes = shape === null || shape.length > 2 ? [] : [...shape]
  const labels = sizes.length === 2 ? [t('rows'), t('columns')] : [t('length')]
  return (
    <div>
      <Text component="span" size="sm" fw={600} id="shape-of-answer">
        {t('label')}
      </Text>
      <Group gap="sm" mt={4} align="end">
        <SegmentedControl
          aria-labelledby="shape-of-answer"
          value={shape === null ? '' : (RANKS[shape.length] ?? '')}
          onChange={start}
          disabled={disabled}
          data={RANKS.map((value) => ({ value, label: t(value) }))}
        />
        <Group gap="sm" wrap="nowrap">
          {sizes.map((size, axis) => (
            <NumberInput
              key={labels[axis]}
              label={labels[axis]}
              value={size}
              onChange={resize(axis)}
              min={1}
              max={MOST}
              clampBehavior="strict"
              allowDecimal={false}
              disabled={disabled}
              w={96}
              size="sm"
            />
          ))}
        </Group>
      </Group>
      {shape !== null && shape.length > 2 && (
        <Text size="sm" mt={4}>
          <code>{`(${shape.join(', ')})`}</code>
        </Text>
      )}
    </div>
  )
}
