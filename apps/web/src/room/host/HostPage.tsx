'use client'

import { Tabs, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { Gate } from '../../account/Gate'
import { MyRooms } from './MyRooms'
import { NewRoom } from './NewRoom'

/** Where a teacher makes a room and finds the ones made before. */
export function HostPage() {
  const say = useTranslations('host')
  return (
    <Gate role="teacher">
      <Title order={1} mb="md">
        {say('title')}
      </Title>
      <Tabs defaultValue="new" keepMounted>
        <Tabs.List mb="lg">
          <Tabs.Tab value="new">{say('newRoom')}</Tabs.Tab>
          <Tabs.Tab value="rooms">{say('rooms')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="new">
          <NewRoom />
        </Tabs.Panel>
        <Tabs.Panel value="rooms">
          <MyRooms />
        </Tabs.Panel>
      </Tabs>
    </Gate>
  )
}
