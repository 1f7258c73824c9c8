'use client'

import type { DeskExercise } from '@gradroom/contracts'
import type { ExerciseDraft } from '@gradroom/exercises'
import { Button, Group, Skeleton, Tabs, Text, Title } from '@mantine/core'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ExplanationView } from '../explanation/ExplanationView'
import { FailureNote } from '../http/FailureNote'
import { useText } from '../i18n/Languages'
import { askOf } from '../kinds/kind-face'
import { Conflict } from './Conflict'
import { CoursePanel } from './CoursePanel'
import styles from './desk.module.css'
import { idFrom, missingTexts } from './draft'
import { PreviewPanel } from './PreviewPanel'
import { QuestionPanel } from './QuestionPanel'
import { RunResult } from './RunResult'
import { useDesk, type Desk } from './useDesk'
import { useRehearsal } from './useRehearsal'
import { VariantsPanel } from './VariantsPanel'
import { WordsPanel } from './WordsPanel'

const ProgramEditor = dynamic(() => import('../program/ProgramEditor'), {
  ssr: false,
  loading: () => <Skeleton height={200} />,
})

const PANELS = ['question', 'words', 'course', 'preview', 'graph', 'variants'] as const
type PanelName = (typeof PANELS)[number]

/** The name of what is written, how it stands, and what can be done with it: always in reach. */
function DeskBar({ desk }: { desk: Desk }) {
  const t = useTranslations('desk')
  const text = useText()
  const { draft, exercise, dirty, doing } = desk
  const standing = dirty ? 'unsaved' : 'saved'
  return (
    <div className={styles.bar}>
      <div className={styles.name}>
        <Title order={1} size="h2">
          {text(draft.title).trim() || t('untitled')}
        </Title>
        <Text size="sm" c="dimmed" role="status">
          {exercise === null && !doing ? t('standing.new') : t(`standing.${doing ?? standing}`)}
          {exercise?.published != null &&
            ` · ${t(exercise.changed || dirty ? 'publishedChanged' : 'published', { version: exercise.published })}`}
        </Text>
      </div>
      <Group gap="sm">
        {exercise?.published != null && (
          <Button component={Link} href={`/practice/${exercise.id}`} variant="subtle">
            {t('practise')}
          </Button>
        )}
        <Button
          variant="default"
          onClick={() => void desk.save()}
          loading={doing === 'saving'}
          disabled={!dirty || doing !== null}
        >
          {t('save')}
        </Button>
        <Button
          onClick={() => void desk.publish()}
          loading={doing === 'publishing'}
          disabled={doing !== null || (!dirty && exercise?.published != null && !exercise.changed)}
        >
          {t('publish')}
        </Button>
      </Group>
    </div>
  )
}

/** The author's desk: the program stays in sight; beside it what is asked, its words, its place in the course, and how it turns out. */
export function ExerciseDesk({ stored }: { stored: DeskExercise | null }) {
  const t = useTranslations('desk')
  const program = useTranslations('program')
  // The address changes under the page, which stays as it is: a navigation would drop what is typed meanwhile.
  const desk = useDesk(stored, (saved) => window.history.replaceState(null, '', `/desk/${saved.id}`))
  const [panel, setPanel] = useState<PanelName>('question')
  const { draft, change, exercise } = desk
  const { data: outcome } = useRehearsal(draft)
  const rehearsal = outcome?.ok ? outcome.value : null
  const missing = missingTexts(draft)

  /** The id of a new exercise follows its English title until the author writes one. */
  const changeWords = (next: ExerciseDraft) => {
    const follows = exercise === null && draft.id === idFrom(draft.title.en)
    change(follows ? { ...next, id: idFrom(next.title.en) } : next)
  }
  const label = (name: PanelName) =>
    name === 'words' && missing > 0 ? t('panel.wordsMissing', { count: missing }) : t(`panel.${name}`)
  const asked = rehearsal?.sample.ok ? rehearsal.sample.question.ask : (askOf(draft) ?? null)

  return (
    <>
      <DeskBar desk={desk} />
      {desk.failure && !desk.theirs && (
        <div className={styles.failure}>
          <FailureNote failure={desk.failure} />
        </div>
      )}
      {desk.theirs && (
        <Conflict
          mine={draft}
          theirs={desk.theirs}
          onKeepMine={() => void desk.keepMine()}
          onTakeTheirs={desk.takeTheirs}
        />
      )}
      <div className={styles.desk}>
        <div className={styles.program}>
          <ProgramEditor
            value={draft.program}
            fault={rehearsal?.fault ?? null}
            label={program('editor')}
            onChange={(text) => change((now) => ({ ...now, program: text }))}
          />
          <RunResult outcome={outcome} />
        </div>
        <Tabs
          className={styles.panel}
          value={panel}
          keepMounted={false}
          onChange={(name) => setPanel(PANELS.find((one) => one === name) ?? 'question')}
        >
          <Tabs.List className={styles.tabs}>
            {PANELS.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {label(name)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={panel} pt="lg">
            {panel === 'question' && <QuestionPanel draft={draft} onChange={change} />}
            {panel === 'words' && <WordsPanel draft={draft} onChange={changeWords} />}
            {panel === 'course' && <CoursePanel draft={draft} onChange={change} idIsFixed={exercise !== null} />}
            {panel === 'preview' && <PreviewPanel rehearsal={rehearsal} />}
            {panel === 'graph' && rehearsal && <ExplanationView code={rehearsal.code} ask={asked} only="graph" />}
            {panel === 'variants' && <VariantsPanel draft={draft} />}
          </Tabs.Panel>
        </Tabs>
      </div>
    </>
  )
}
