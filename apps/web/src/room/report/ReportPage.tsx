'use client'

import { Anchor, Button, Group, Skeleton, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { Gate } from '../../account/Gate'
import { address } from '../../http/call'
import { FailureNote } from '../../http/FailureNote'
import { useRoute } from '../../http/query'
import { useLanguage } from '../../i18n/Languages'
import { PeopleTable } from './PeopleTable'
import { QuestionTable } from './QuestionTable'
import classes from './report.module.css'

/** How the class did, to read and to take along as CSV. */
export function ReportPage({ room }: { room: string }) {
  return (
    <Gate role="teacher">
      <ReportOf room={room} />
    </Gate>
  )
}

function ReportOf({ room }: { room: string }) {
  const say = useTranslations('report')
  const { language } = useLanguage()
  const { data, error, refetch } = useRoute('report', { params: { id: room } })
  if (error) return <FailureNote failure={error.failure} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={320} />
  return (
    <>
      <Anchor component={Link} href="/host" className={classes.back}>
        {say('back')}
      </Anchor>
      <Group justify="space-between" mb="lg">
        <Title order={1}>{say('heading', { pin: data.pin })}</Title>
        <Button
          component="a"
          href={address('reportCsv', { params: { id: room }, query: { language } })}
          download
          variant="default"
          leftSection={<IconDownload aria-hidden size={18} />}
        >
          {say('csv')}
        </Button>
      </Group>
      <Title order={2} mb="xs">
        {say('questions')}
      </Title>
      <QuestionTable questions={data.questions} />
      <Title order={2} mt="xl" mb="xs">
        {say('people')}
      </Title>
      {data.people.length === 0 ? <Text>{say('nobody')}</Text> : <PeopleTable report={data} />}
    </>
  )
}
