'use client'

import { Alert, Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import Link from 'next/link'
import { useEffect, useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNote } from '../../http/FailureNote'
import { useRoute } from '../../http/query'
import { readSeat, type Seat } from '../../socket/seat'
import { isName } from './pin'
import { useJoin } from './useJoin'
import classes from './join.module.css'

/** Asks for a name and joins; offers the seat this browser already has in the room, if it has one. */
export function NameStep({ pin, onOtherPin }: { pin: string; onOtherPin: () => void }) {
  const say = useTranslations('door')
  const door = useRoute('door', { params: { pin } })
  const { join, joining, failure, clear } = useJoin()
  const [name, setName] = useState('')
  const [unfit, setUnfit] = useState(false)
  const [seat, setSeat] = useState<Seat | null>(null)
  const room = door.data?.room
  useEffect(() => setSeat(room ? readSeat(localStorage, room) : null), [room])

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!isName(name)) return setUnfit(true)
    void join(pin, name.trim())
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Group justify="space-between">
          <Text className={classes.inRoom}>{say('inRoom', { pin })}</Text>
          <Anchor component="button" type="button" onClick={onOtherPin} className={classes.other}>
            {say('otherPin')}
          </Anchor>
        </Group>
        {door.error && <FailureNote failure={door.error.failure} onRetry={() => void door.refetch()} />}
        {door.data?.locked && (
          <Alert color="plus" role="status">
            {say('locked')}
          </Alert>
        )}
        {seat && room && (
          <Button component={Link} href={`/play/${encodeURIComponent(room)}`} variant="default" size="lg">
            {say('again', { pin, name: seat.name })}
          </Button>
        )}
        <TextInput
          label={say('name')}
          description={say('nameHint')}
          name="name"
          autoComplete="nickname"
          maxLength={60}
          size="lg"
          data-autofocus
          value={name}
          onChange={(event) => {
            setUnfit(false)
            clear()
            setName(event.currentTarget.value)
          }}
          error={unfit && say('nameProblem')}
        />
        <FailureNote failure={failure} />
        <Button type="submit" size="lg" loading={joining}>
          {say('join')}
        </Button>
      </Stack>
    </form>
  )
}
