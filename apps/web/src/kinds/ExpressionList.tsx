'use client'

import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import styles from './fields.module.css'

/** A list of short Python texts: the items of a flags exercise, the names to choose from. */
export function ExpressionList({
  label,
  help,
  values,
  most,
  onChange,
}: {
  label: string
  help: string
  values: readonly string[]
  most: number
  onChange: (values: string[]) => void
}) {
  const t = useTranslations('kinds')
  return (
    <Input.Wrapper label={label} description={help} size="md">
      <Stack gap="xs" mt={6} align="flex-start">
        {values.map((value, at) => (
          <Group key={at} gap="xs" wrap="nowrap" className={styles.row}>
            <TextInput
              aria-label={t('entry', { label, number: at + 1 })}
              value={value}
              spellCheck={false}
              autoComplete="off"
              classNames={{ root: styles.wide, input: styles.code }}
              onChange={(event) => {
                const text = event.currentTarget.value
                onChange(values.map((now, place) => (place === at ? text : now)))
              }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={40}
              aria-label={t('remove', { number: at + 1 })}
              onClick={() => onChange(values.filter((_, place) => place !== at))}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {values.length < most && (
          <Button
            variant="subtle"
            size="sm"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => onChange([...values, ''])}
          >
            {t('add')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  )
}
