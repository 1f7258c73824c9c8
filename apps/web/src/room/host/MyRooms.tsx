'use client'

import { Anchor, ScrollArea, Skeleton, Table, Text } from '@mantine/core'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'use-intl'
import { FailureNote } from '../../http/FailureNote'
import { useRoute } from '../../http/query'
import { phaseWords } from './phase'
import classes from './host.module.css'

/** The rooms one has hosted, newest first, with the way back into each and to its report. */
export function MyRooms() {
  const say = useTranslations('host')
  const format = useFormatter()
  const { data, error, refetch } = useRoute('rooms', {}, { refetchInterval: 15_000 })
  if (error) return <FailureNote failure={error.failure} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={180} />
  if (data.length === 0) return <Text>{say('noRooms')}</Text>
  return (
    <ScrollArea>
      <Table className={classes.rooms} miw={560} verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>PIN</Table.Th>
            <Table.Th>{say('made')}</Table.Th>
            <Table.Th>{say('state')}</Table.Th>
            <Table.Th ta="right">{say('players')}</Table.Th>
            <Table.Th ta="right">{say('questions')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.map((room) => (
            <Table.Tr key={room.id}>
              <Table.Td fw={600}>{room.pin}</Table.Td>
              <Table.Td>
                {format.dateTime(new Date(room.madeAt), {
                  dateStyle: 'medium',
                  timeStyle: 'short',
                  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
                })}
              </Table.Td>
              <Table.Td>{say(`phase.${phaseWords(room.phase)}`)}</Table.Td>
              <Table.Td ta="right">{room.players}</Table.Td>
              <Table.Td ta="right">{room.questions}</Table.Td>
              <Table.Td ta="right">
                {room.endedAt === null && (
                  <Anchor component={Link} href={`/host/${encodeURIComponent(room.id)}`} mr="md">
                    {say('open')}
                  </Anchor>
                )}
                <Anchor component={Link} href={`/report/${encodeURIComponent(room.id)}`}>
                  {say('report')}
                </Anchor>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}
