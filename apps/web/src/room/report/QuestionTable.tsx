'use client'

import type { Report } from '@gradroom/contracts'
import { ScrollArea, Table } from '@mantine/core'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useText } from '../../i18n/Languages'
import { ProgramView } from '../../program/ProgramView'
import classes from './report.module.css'

/** By question: how many answered, how many were right, the mean credit; the program and key on demand. */
export function QuestionTable({ questions }: { questions: Report['questions'] }) {
  const say = useTranslations('report')
  const format = useFormatter()
  const text = useText()
  const [open, setOpen] = useState<number | null>(null)
  const share = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <ScrollArea>
      <Table className={classes.table} miw={560} verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('number')}</Table.Th>
            <Table.Th>{say('exercise')}</Table.Th>
            <Table.Th ta="right">{say('answered')}</Table.Th>
            <Table.Th ta="right">{say('right')}</Table.Th>
            <Table.Th ta="right">{say('mean')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {questions.map((question) => (
            <Table.Tr key={question.number}>
              <Table.Td>{question.number}</Table.Td>
              <Table.Td>
                <details
                  open={open === question.number}
                  onToggle={(event) =>
                    event.currentTarget.open
                      ? setOpen(question.number)
                      : setOpen((now) => (now === question.number ? null : now))
                  }
                >
                  <summary aria-label={`${text(question.title)}. ${say('details', { number: question.number })}`}>
                    {text(question.title)}
                  </summary>
                  <div className={classes.details}>
                    <ProgramView code={question.code} />
                    {question.key && (
                      <p>
                        {say('key')} <code>{question.key.display}</code>
                      </p>
                    )}
                  </div>
                </details>
              </Table.Td>
              <Table.Td ta="right">
                {question.answered} / {question.players}
              </Table.Td>
              <Table.Td ta="right">{question.right}</Table.Td>
              <Table.Td ta="right">
                {question.key === null
                  ? say('notAsked')
                  : question.meanScore === null
                    ? '–'
                    : share(question.meanScore)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}
