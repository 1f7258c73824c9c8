'use client'

import type { Report } from '@gradroom/contracts'
import { ScrollArea, Table, Tooltip } from '@mantine/core'
import { IconCircle, IconCircleCheck, IconCircleHalf2, IconCircleX } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'
import { standingIn } from './standing'
import classes from './report.module.css'

const ICONS = { right: IconCircleCheck, partly: IconCircleHalf2, wrong: IconCircleX, missing: IconCircle } as const

/** By person: place, score, and a mark a question; the answer itself on hover or focus. */
export function PeopleTable({ report }: { report: Report }) {
  const say = useTranslations('report')
  const format = useFormatter()
  const verdict = useTranslations('frame.answer')
  return (
    <ScrollArea>
      <Table className={classes.table} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('rank')}</Table.Th>
            <Table.Th>{say('name')}</Table.Th>
            <Table.Th ta="right">{say('score')}</Table.Th>
            {report.questions.map(({ number }) => (
              <Table.Th key={number} ta="center">
                {number}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.people.map((person) => (
            <Table.Tr key={person.player}>
              <Table.Td>{person.rank ?? '–'}</Table.Td>
              <Table.Th scope="row" className={classes.person}>
                {person.name}
              </Table.Th>
              <Table.Td ta="right">{format.number(person.score)}</Table.Td>
              {report.questions.map(({ number }) => {
                const given = person.answers.find((answer) => answer.number === number)
                const standing = standingIn(given?.grade ?? null)
                const Icon = ICONS[standing]
                const label = say('cellLabel', { number, verdict: verdict(standing) })
                const took =
                  given?.took != null ? ` · ${say('took', { seconds: Math.round(given.took / 100) / 10 })}` : ''
                return (
                  <Table.Td key={number} ta="center">
                    <Tooltip
                      events={{ hover: true, focus: true, touch: true }}
                      multiline
                      maw={360}
                      label={
                        <>
                          <span className={classes.shown}>{given?.shown || say('noAnswer')}</span>
                          {took}
                        </>
                      }
                    >
                      <button type="button" className={classes.mark} data-standing={standing} aria-label={label}>
                        <Icon aria-hidden size={22} />
                      </button>
                    </Tooltip>
                  </Table.Td>
                )
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}
