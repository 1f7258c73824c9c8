'use client'

import { Button, Text, Title } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { ProgramView } from '../../program/ProgramView'
import { SeedTensor } from './SeedTensor'
import { JoinForm } from './JoinForm'
import classes from './StartPage.module.css'

/** The program the whole house grew from. */
const SEED = `x = torch.tensor([[1.0, 0.], [-1., 1.]], requires_grad=True)
z = x.pow(2).sum()
z.backward()`

const WAYS = [
  { words: 'practice', path: '/practice' },
  { words: 'host', path: '/host' },
  { words: 'desk', path: '/desk' },
] as const

/** The start: joining first, since that is what most people come for, in a hurry, on a phone. */
export function StartPage() {
  const say = useTranslations('door')
  return (
    <>
      <div className={classes.top}>
        <section className={classes.join} aria-labelledby="join-title">
          <Title order={1} id="join-title">
            {say('title')}
          </Title>
          <Text c="dimmed" mb="md">
            {say('lead')}
          </Text>
          <JoinForm />
        </section>
        <section className={classes.about} aria-labelledby="about-title">
          <Title order={2} id="about-title" className={classes.claim}>
            {say('about.title')}
          </Title>
          <Text c="dimmed" mb="md">
            {say('about.text')}
          </Text>
          <ProgramView code={SEED} size="desk" />
          <SeedTensor />
        </section>
      </div>
      <div className={classes.ways}>
        {WAYS.map(({ words, path }) => (
          <section key={words} className={classes.way}>
            <Title order={2} size="h3">
              {say(`${words}.title`)}
            </Title>
            <Text c="dimmed">{say(`${words}.text`)}</Text>
            <Button
              component={Link}
              href={path}
              variant="default"
              mt="auto"
              rightSection={<IconArrowRight aria-hidden size={18} />}
            >
              {say(`${words}.go`)}
            </Button>
          </section>
        ))}
      </div>
    </>
  )
}
