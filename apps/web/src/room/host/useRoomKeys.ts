'use client'

import { useHotkeys } from '@mantine/hooks'
import { nextAction } from '../next'
import type { useHost } from '../useHost'

/** Seconds a press of "more time" adds. */
export const MORE = 30

/** Keys for the host, on the remote and on the projector alike. Ending a room is left to the button that asks first. */
export function useRoomKeys({ view, command }: Pick<ReturnType<typeof useHost>, 'view' | 'command'>): void {
  const phase = view?.phase
  const next = view && nextAction(view)
  useHotkeys([
    ['n', () => next && next.command.type !== 'end' && void command(next.command)],
    ['r', () => phase?.phase === 'question' && void command({ type: 'reveal' })],
    ['p', () => phase?.phase === 'question' && void command({ type: phase.paused ? 'resume' : 'pause' })],
    [
      'e',
      () =>
        phase?.phase === 'question' &&
        view?.settings.seconds !== null &&
        void command({ type: 'extend', seconds: MORE }),
    ],
    ['l', () => view && phase?.phase !== 'ended' && void command({ type: 'lock', locked: !view.locked })],
  ])
}
