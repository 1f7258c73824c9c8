'use client'

import { Button, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { call, type Failure } from '../../http/call'
import { FailureNote } from '../../http/FailureNote'
import { pinDigits } from './pin'
import classes from './join.module.css'

/** Asks for the PIN and whether a room has it, so that a slip is found before a name is typed. */
export function PinStep({ pin: first, onPin }: { pin: string; onPin: (pin: string) => void }) {
  const say = useTranslations('door')
  const [pin, setPin] = useState(first)
  const [short, setShort] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [asking, setAsking] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setFailure(null)
    if (pin.length !== 6) return setShort(true)
    setAsking(true)
    const door = await call('door', { params: { pin } })
    setAsking(false)
    if (door.ok) onPin(pin)
    else setFailure(door.failure)
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={say('pin')}
          description={say('pinHint')}
          name="pin"
          inputMode="numeric"
          autoComplete="off"
          size="xl"
          classNames={{ input: classes.pin }}
          value={pin}
          onChange={(event) => {
            setShort(false)
            setFailure(null)
            setPin(pinDigits(event.currentTarget.value))
          }}
          error={short && say('pinProblem')}
        />
        <FailureNote failure={failure} />
        <Button type="submit" size="lg" loading={asking}>
          {say('next')}
        </Button>
      </Stack>
    </form>
  )
}
