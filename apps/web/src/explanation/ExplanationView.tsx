'use client'

import type { Explanation } from '@gradroom/exercises'
import { Alert, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { FaultNote } from '../program/FaultNote'
import { GraphView } from '../graph/GraphView'
import { useText } from '../i18n/Languages'
import { WithCode } from '../program/WithCode'
import { CellRules } from './CellRules'
import { StepList } from './StepList'
import { useExplanation } from './useExplanation'

export type Part = 'steps' | 'cells' | 'graph'

/** The parts of an explanation that has been worked out, under their headings. */
export function ExplanationParts({ explanation, only }: { explanation: Explanation; only?: Part }) {
  const t = useTranslations('explanation')
  const text = useText()
  const shown = (part: Part) => only === undefined || only === part
  const heading = (part: Part) =>
    only === undefined && (
      <Title order={3} mb="xs">
        {t(part)}
      </Title>
    )
  return (
    <Stack gap="lg">
      {shown('steps') && explanation.steps.length > 0 && (
        <section>
          {heading('steps')}
          <StepList steps={explanation.steps} />
        </section>
      )}
      {shown('cells') && explanation.cells.length > 0 && (
        <section>
          {heading('cells')}
          <CellRules cells={explanation.cells} />
        </section>
      )}
      {shown('graph') && explanation.graph.nodes.length > 0 && (
        <section>
          {heading('graph')}
          <GraphView graph={explanation.graph} />
        </section>
      )}
      {only === undefined && explanation.remember && (
        <Alert variant="light" color="gray" title={t('remember')}>
          <WithCode>{text(explanation.remember)}</WithCode>
        </Alert>
      )}
    </Stack>
  )
}

/**
 * Explains a program: the steps, the chain rule cell by cell, and the graph; with `only`, one of them.
 * It runs the program itself, in a worker of this browser.
 */
export function ExplanationView({ code, ask, only }: { code: string; ask: string | null; only?: Part }) {
  const t = useTranslations('explanation')
  const { data, isPending } = useExplanation(code, ask)
  if (isPending)
    return (
      <Stack gap="xs" role="status" aria-label={t('working')}>
        <Skeleton height={20} width="70%" />
        <Skeleton height={20} width="90%" />
        <Skeleton height={20} width="60%" />
      </Stack>
    )
  if (!data?.ok) return <Text c="dimmed">{t(data?.reason === 'too-long' ? 'tooLong' : 'failed')}</Text>
  const { explanation, fault } = data.value
  return (
    <Stack gap="md">
      {fault && <FaultNote fault={fault} />}
      <ExplanationParts explanation={explanation} only={only} />
    </Stack>
  )
}
