'use client'

import { REFUSALS } from '@gradroom/contracts'
import { Alert, Anchor, Button, List } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useText } from '../i18n/Languages'
import type { Failure } from './call'

/**
 * Says what happened, what was kept and what to do, in the reader's language, at the place where it happened.
 * It is announced to screen readers at once.
 */
export function FailureNote({ failure, onRetry }: { failure: Failure | null; onRetry?: () => void }) {
  const say = useTranslations('frame')
  const text = useText()
  if (!failure) return null
  const problems = failure.kind === 'refused' ? failure.refusal.problems : []
  return (
    <Alert
      role="alert"
      color="wrong"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={failure.kind === 'unreachable' ? say('unreachable.title') : undefined}
    >
      {failure.kind === 'unreachable' ? say('unreachable.text') : text(REFUSALS[failure.refusal.code])}
      {problems.length > 0 && (
        <List mt="xs" size="sm">
          {problems.map((problem) => (
            <List.Item key={`${problem.path}:${problem.line}:${problem.message.en}`}>
              {problem.path && <code>{problem.path}</code>}
              {problem.line !== null && ` ${say('line', { line: problem.line })}`} {text(problem.message)}
            </List.Item>
          ))}
        </List>
      )}
      {failure.kind === 'refused' && failure.refusal.code === 'sign-in-needed' && (
        // In a window of its own: what was typed on this page stays.
        <div>
          <Anchor href="/sign-in" target="_blank" rel="noopener">
            {say('signInBeside')}
          </Anchor>
        </div>
      )}
      {onRetry && (
        <div>
          <Button mt="sm" size="sm" variant="light" color="wrong" onClick={onRetry}>
            {say('retry')}
          </Button>
        </div>
      )}
    </Alert>
  )
}
