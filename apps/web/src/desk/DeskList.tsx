'use client'

import { topics } from '@gradroom/exercises'
import { Anchor, Button, Group, Paper, Skeleton, Stack, Table, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'use-intl'
import { FailureNote } from '../http/FailureNote'
import { useRoute } from '../http/query'
import { useText } from '../i18n/Languages'
import { isKind } from '../kinds/faces'
import { Difficulty } from '../practice/Difficulty'
import styles from './desk.module.css'

/** Every exercise, drafts included, in the order of the course. */
export function DeskList() {
  const t = useTranslations('desk')
  const kinds = useTranslations('kinds')
  const text = useText()
  const format = useFormatter()
  const { data, error, isPending, refetch } = useRoute('desk', {})
  const kindName = (kind: string) => (isKind(kind) ? kinds(`${kind}.name`) : kind)
  const place = (topic: string) => topics.findIndex(({ id }) => id === topic)
  const topicName = (topic: string) => {
    const found = topics.find(({ id }) => id === topic)
    return found ? text(found.title) : topic
  }
  const start = (
    <Button component={Link} href="/desk/new" leftSection={<IconPlus size={18} aria-hidden />}>
      {t('list.new')}
    </Button>
  )
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={1}>{t('list.title')}</Title>
          <Text c="dimmed" mt={4} maw={640}>
            {t('list.lead')}
          </Text>
        </div>
        {start}
      </Group>
      <FailureNote failure={error?.failure ?? null} onRetry={() => void refetch()} />
      {isPending && <Skeleton height={320} />}
      {data?.length === 0 && (
        <Paper withBorder p="xl">
          <Text mb="md" maw={560}>
            {t('list.empty')}
          </Text>
          {start}
        </Paper>
      )}
      {data && data.length > 0 && (
        <Table.ScrollContainer minWidth={760} type="native">
          <Table verticalSpacing="sm" highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('list.name')}</Table.Th>
                <Table.Th>{t('course.topic')}</Table.Th>
                <Table.Th>{t('kind')}</Table.Th>
                <Table.Th>{t('course.difficulty')}</Table.Th>
                <Table.Th>{t('list.state')}</Table.Th>
                <Table.Th>{t('list.saved')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {[...data]
                .sort((a, b) => place(a.topic) - place(b.topic) || a.difficulty - b.difficulty)
                .map((row) => (
                  <Table.Tr key={row.id}>
                    <Table.Td>
                      <Anchor component={Link} href={`/desk/${row.id}`} fw={600}>
                        {text(row.title).trim() || t('untitled')}
                      </Anchor>
                      <Text size="xs" c="dimmed" ff="monospace">
                        {row.id}
                      </Text>
                    </Table.Td>
                    <Table.Td className={styles.oneLine}>{topicName(row.topic)}</Table.Td>
                    <Table.Td className={styles.oneLine}>{kindName(row.kind)}</Table.Td>
                    <Table.Td>
                      <Difficulty level={row.difficulty} />
                    </Table.Td>
                    <Table.Td>
                      {row.published === null
                        ? t('list.draft')
                        : t(row.changed ? 'publishedChanged' : 'published', { version: row.published })}
                    </Table.Td>
                    <Table.Td className={styles.oneLine}>
                      {format.dateTime(new Date(row.updatedAt), { dateStyle: 'medium' })}
                    </Table.Td>
                  </Table.Tr>
                ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  )
}
