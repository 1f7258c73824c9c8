'use client'

import type { ExerciseDraft } from '@gradroom/exercises'
import { Select, Stack } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { changeKind, isKind, KIND_NAMES, KindFields } from '../kinds/faces'
import { SlotTable } from './SlotTable'

/** What is asked: the kind, its own fields, and the numbers. */
export function QuestionPanel({ draft, onChange }: { draft: ExerciseDraft; onChange: (draft: ExerciseDraft) => void }) {
  const t = useTranslations('desk')
  const kinds = useTranslations('kinds')
  return (
    <Stack gap="lg">
      <Select
        size="md"
        label={t('kind')}
        description={kinds(`${draft.kind}.about`)}
        value={draft.kind}
        allowDeselect={false}
        data={KIND_NAMES.map((kind) => ({ value: kind, label: kinds(`${kind}.name`) }))}
        onChange={(kind) => isKind(kind) && onChange(changeKind(draft, kind))}
      />
      <KindFields kind={draft.kind} draft={draft} onChange={onChange} />
      <SlotTable program={draft.program} slots={draft.slots} onChange={(slots) => onChange({ ...draft, slots })} />
    </Stack>
  )
}
