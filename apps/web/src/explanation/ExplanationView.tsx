'use client'

import type { Explanation } from '@gradroom/exercises'
import { Alert, Skeleton, Stack, Tabs, Text, Title } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import { FaultNote } from '../program/FaultNote'
import type { Explained } from '../engine/explained'
import type { Outcome } from '../engine/patience'
import { useText } from '../i18n/Languages'
import { WithCode } from '../program/WithCode'
import { CellRules } from './CellRules'
import { StepList } from './StepList'
import { useExplanation } from './useExplanation'

/** Fetched when a graph is first looked at: what draws it weighs as much as the rest of the page. */
const GraphView = dynamic(() => import('../graph/GraphView').then((graph) => graph.GraphView), {
  ssr: false,
  loading: () => <Skeleton height={240} />,
})

const PARTS = ['steps', 'cells', 'graph'] as const
export type Part = (typeof PARTS)[number]

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

/** What to show in place of an explanation that is not there yet, or cannot be had; null when it is there. */
function Waiting({ outcome, isPending }: { outcome: Outcome<Explained> | undefined; isPending: boolean }) {
  const t = useTranslations('explanation')
  if (isPending)
    return (
      <Stack gap="xs" role="status" aria-label={t('working')}>
        <Skeleton height={20} width="70%" />
        <Skeleton height={20} width="90%" />
        <Skeleton height={20} width="60%" />
      </Stack>
    )
  if (!outcome?.ok) return <Text c="dimmed">{t(outcome?.reason === 'too-long' ? 'tooLong' : 'failed')}</Text>
  return null
}

/**
 * Explains a program: the steps, the chain rule cell by cell, and the graph; with `only`, one of them.
 * It runs the program itself, in a worker of this browser.
 */
export function ExplanationView({ code, ask, only }: { code: string; ask: string | null; only?: Part }) {
  const { data, isPending } = useExplanation(code, ask)
  if (!data?.ok) return <Waiting outcome={data} isPending={isPending} />
  const { explanation, fault } = data.value
  return (
    <Stack gap="md">
      {fault && <FaultNote fault={fault} />}
      <ExplanationParts explanation={explanation} only={only} />
    </Stack>
  )
}

/** The same with a tab for each part that the program has. */
export function ExplanationTabs({ code, ask }: { code: string; ask: string | null }) {
  const t = useTranslations('explanation')
  const { data, isPending } = useExplanation(code, ask)
  if (!data?.ok) return <Waiting outcome={data} isPending={isPending} />
  const { explanation, fault } = data.value
  const sizes: Record<Part, number> = {
    steps: explanation.steps.length,
    cells: explanation.cells.length,
    graph: explanation.graph.nodes.length,
  }
  const parts = PARTS.filter((part) => sizes[part] > 0)
  return (
    <Stack gap="md">
      {fault && <FaultNote fault={fault} />}
      {parts.length === 0 && !fault && <Text c="dimmed">{t('none')}</Text>}
      {parts.length > 0 && (
        <Tabs defaultValue={parts[0]} keepMounted={false}>
          <Tabs.List>
            {parts.map((part) => (
              <Tabs.Tab key={part} value={part}>
                {t(`tab.${part}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {parts.map((part) => (
            <Tabs.Panel key={part} value={part} pt="md">
              <ExplanationParts explanation={explanation} only={part} />
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
    </Stack>
  )
}
