'use client'

import { Textarea } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { EntryProps } from './entry'
import styles from './forms.module.css'

/** One text of one or more lines. Enter submits a single line; Ctrl or ⌘ with Enter submits several. */
export function TypedField({
  text,
  lines,
  grows = false,
  description,
  disabled,
  onChange,
  onSubmit,
}: {
  text: string
  lines: number
  /** More lines appear as more is typed. */
  grows?: boolean
  description?: string
  disabled: boolean
  onChange: (text: string) => void
  onSubmit?: () => void
}) {
  const t = useTranslations('answer')
  return (
    <Textarea
      label={t('typed')}
      description={description}
      size="md"
      rows={lines}
      autosize={grows}
      minRows={lines}
      maxRows={12}
      maxLength={2000}
      value={text}
      disabled={disabled}
      autoComplete="off"
      autoCorrect="off"
      autoCapitalize="off"
      spellCheck={false}
      classNames={{ input: styles.typed }}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.shiftKey) return
        if (lines > 1 && !event.ctrlKey && !event.metaKey) return
        event.preventDefault()
        onSubmit?.()
      }}
    />
  )
}

/** Kinds of questions whose typed answers are helped by saying how they are written. */
const WRITTEN = ['value', 'shape', 'grad-fn', 'formula', 'blank'] as const

/** A printed line, a name, a shape: typed as one text. */
export function TypedForm({ question, form, value, onChange, onSubmit, disabled }: EntryProps<'typed'>) {
  const t = useTranslations('answer')
  const kind = WRITTEN.find((name) => name === question.kind)
  return (
    <TypedField
      text={value?.type === 'typed' ? value.text : ''}
      lines={form.lines}
      description={kind && t(`written.${kind}`)}
      disabled={disabled}
      onChange={(text) => onChange({ type: 'typed', text })}
      onSubmit={onSubmit}
    />
  )
}
