'use client'

import { placesIn, readSlot } from '@gradroom/exercises'
import { ActionIcon, Input, Table, Text, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useText } from '../i18n/Languages'
import styles from './desk.module.css'

type Slots = Record<string, string>

/** What each `{{place}}` of the program may be. A place without a range, and a range without a place, are said at their row. */
export function SlotTable({
  program,
  slots,
  onChange,
}: {
  program: string
  slots: Slots
  onChange: (slots: Slots) => void
}) {
  const t = useTranslations('desk.slots')
  const text = useText()
  const places = placesIn(program)
  const names = [...places, ...Object.keys(slots).filter((name) => !places.includes(name))]
  const problemOf = (name: string): string | undefined => {
    if (!places.includes(name)) return t('noPlace', { name })
    const read = readSlot(slots[name] ?? '')
    return read.ok ? undefined : slots[name] ? text(read.problem) : t('noRange')
  }
  return (
    <Input.Wrapper label={t('title')} description={t('help')} size="md">
      {names.length === 0 ? (
        <Text c="dimmed" mt="xs" size="sm">
          {t('none')}
        </Text>
      ) : (
        <Table mt="xs" className={styles.slots}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={96}>{t('place')}</Table.Th>
              <Table.Th>{t('range')}</Table.Th>
              <Table.Td w={48} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {names.map((name) => (
              <Table.Tr key={name}>
                <Table.Td>
                  <code>{`{{${name}}}`}</code>
                </Table.Td>
                <Table.Td>
                  <TextInput
                    aria-label={t('rangeOf', { name })}
                    value={slots[name] ?? ''}
                    placeholder="nonzero int -3..3"
                    error={problemOf(name)}
                    spellCheck={false}
                    autoComplete="off"
                    classNames={{ input: styles.code }}
                    onChange={(event) => onChange({ ...slots, [name]: event.currentTarget.value })}
                  />
                </Table.Td>
                <Table.Td>
                  {!places.includes(name) && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={40}
                      aria-label={t('remove', { name })}
                      onClick={() =>
                        onChange(Object.fromEntries(Object.entries(slots).filter(([key]) => key !== name)))
                      }
                    >
                      <IconTrash size={18} aria-hidden />
                    </ActionIcon>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Input.Wrapper>
  )
}
