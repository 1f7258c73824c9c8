'use client'

import { topics, type ExerciseDraft } from '@gradroom/exercises'
import { Input, MultiSelect, SegmentedControl, Select, Stack, TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useText } from '../i18n/Languages'
import styles from './desk.module.css'

/** Where the exercise belongs: topic, skills, difficulty, and its id. */
export function CoursePanel({
  draft,
  onChange,
  idIsFixed,
}: {
  draft: ExerciseDraft
  onChange: (draft: ExerciseDraft) => void
  /** Once saved, the id stands in addresses and stays. */
  idIsFixed: boolean
}) {
  const t = useTranslations('desk.course')
  const text = useText()
  const skills = topics.flatMap((topic) =>
    topic.skills.map((skill) => ({ value: skill.id, label: text(skill.title), topic: topic.id })),
  )
  const groups = topics.map((topic) => ({
    group: text(topic.title),
    items: skills.filter((skill) => skill.topic === topic.id).map(({ value, label }) => ({ value, label })),
  }))
  // The topic's own skills come first.
  const ordered = [...groups].sort((a, b) => Number(b.items.some(isOfTopic)) - Number(a.items.some(isOfTopic)))
  function isOfTopic({ value }: { value: string }) {
    return skills.some((skill) => skill.value === value && skill.topic === draft.topic)
  }
  return (
    <Stack gap="lg">
      <Select
        size="md"
        label={t('topic')}
        value={draft.topic}
        allowDeselect={false}
        data={topics.map((topic, at) => ({ value: topic.id, label: `${at + 1}  ${text(topic.title)}` }))}
        onChange={(chosen) => {
          const topic = topics.find(({ id }) => id === chosen)
          if (topic) onChange({ ...draft, topic: topic.id })
        }}
      />
      <MultiSelect
        size="md"
        label={t('skills')}
        description={t('skillsHelp')}
        value={draft.skills}
        maxValues={3}
        searchable
        hidePickedOptions
        data={ordered}
        error={draft.skills.length === 0 ? t('skillsMissing') : undefined}
        onChange={(chosen) =>
          onChange({
            ...draft,
            skills: chosen.flatMap((value) => skills.find((skill) => skill.value === value)?.value ?? []),
          })
        }
      />
      <Input.Wrapper label={t('difficulty')} description={t('difficultyHelp')} size="md">
        <SegmentedControl
          mt={6}
          aria-label={t('difficulty')}
          value={String(draft.difficulty)}
          data={['1', '2', '3', '4', '5']}
          onChange={(level) => onChange({ ...draft, difficulty: Number(level) })}
        />
      </Input.Wrapper>
      <TextInput
        label={t('id')}
        description={idIsFixed ? t('idFixed') : t('idHelp')}
        value={draft.id}
        disabled={idIsFixed}
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: styles.code }}
        onChange={(event) => onChange({ ...draft, id: event.currentTarget.value })}
      />
    </Stack>
  )
}
