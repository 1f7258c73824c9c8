'use client'

import { signInSchema } from '@gradroom/contracts'
import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearchParams } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { FailureNote } from '../http/FailureNote'
import { safeReturn, signIn, type SignedIn } from './session'

/** Email and password; what was typed stays whatever happens, and the reader is led back to where they wanted to go. */
export function SignInForm() {
  const say = useTranslations('account')
  const router = useRouter()
  const goal = safeReturn(useSearchParams().get('next'))
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [problems, setProblems] = useState({ email: false, password: false })
  const [came, setCame] = useState<SignedIn | 'asking' | null>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    const fields = signInSchema.safeParse({ email: email.trim(), password })
    const wrong = new Set(fields.error?.issues.map((issue) => issue.path[0]))
    setProblems({ email: wrong.has('email'), password: wrong.has('password') })
    if (!fields.success) return setCame(null)
    setCame('asking')
    const outcome = await signIn(fields.data)
    setCame(outcome)
    if (outcome !== 'done') return
    await queries.invalidateQueries()
    router.push(goal)
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" maw={400} mx="auto" my="xl">
        <Title order={1}>{say('title')}</Title>
        <Text c="dimmed">{say('lead')}</Text>
        {came === 'wrong' && (
          <Alert role="alert" color="wrong">
            {say('wrong')}
          </Alert>
        )}
        {came === 'too-many' && (
          <FailureNote failure={{ kind: 'refused', refusal: { code: 'too-many', problems: [] } }} />
        )}
        {came === 'unreachable' && <FailureNote failure={{ kind: 'unreachable' }} />}
        <TextInput
          label={say('email')}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={problems.email && say('emailProblem')}
        />
        <PasswordInput
          label={say('password')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={problems.password && say('passwordProblem')}
        />
        <Button type="submit" loading={came === 'asking' || came === 'done'}>
          {say('signIn')}
        </Button>
        <Text size="sm" c="dimmed">
          {say('demo')}
        </Text>
      </Stack>
    </form>
  )
}
