/** @jest-environment jsdom */
import type { PlayerView } from '@gradroom/contracts'
import type { Answer } from '@gradroom/exercises'
import { jest } from '@jest/globals'
import { act, renderHook, waitFor } from '@testing-library/react'
import { keepSeat } from '../socket/seat'

/** A server's end of the line: what it is sent, and how it answers. */
const server = {
  sent: [] as { event: string; payload: unknown }[],
  listeners: new Map<string, (value: unknown) => void>(),
  answer: async (_event: string): Promise<unknown> => Promise.reject(new Error('nobody there')),
}
jest.unstable_mockModule('socket.io-client', () => ({
  io: () => ({
    active: true,
    on: (event: string, listener: (value: unknown) => void) => server.listeners.set(event, listener),
    timeout: () => ({
      emitWithAck: (event: string, payload: unknown) => {
        server.sent.push({ event, payload })
        return server.answer(event)
      },
    }),
    connect: () => {},
    disconnect: () => {},
  }),
}))
const { usePlayer } = await import('./usePlayer')

const key: Answer = { type: 'grid', shape: [2], cells: ['2', '0'] }
const view = (yours: Answer | null): PlayerView => ({
  room: 'r',
  pin: '123456',
  you: { id: 'p', name: 'Ada', score: 0, rank: null },
  phase: {
    phase: 'question',
    number: 1,
    of: 1,
    now: 5000,
    openedAt: 0,
    closesAt: 60_000,
    remaining: null,
    paused: false,
    yours,
    question: {
      exercise: 'seed',
      kind: 'gradient',
      title: { en: 'Squares', zh: '平方' },
      text: { en: 'What is x.grad?', zh: 'x.grad 是多少？' },
      code: 'x = 1',
      ask: 'x.grad',
      form: { type: 'grid', shape: [2] },
    },
  },
})
const resumed = (yours: Answer | null = null) => ({ ok: true, value: { view: view(yours) } })
const saved = { ok: true, value: { saved: true } }
const answers = () => server.sent.filter(({ event }) => event === 'room.answer').map(({ payload }) => payload)

async function join() {
  const hook = renderHook(() => usePlayer('r'))
  act(() => server.listeners.get('connect')?.(undefined))
  await waitFor(() => expect(hook.result.current.presence.state).toBe('in'))
  return hook
}

beforeEach(() => {
  server.sent = []
  localStorage.clear()
  keepSeat(localStorage, 'r', { secret: 's'.repeat(32), pin: '123456', name: 'Ada' })
})

test('an answer reads as saved only after the acknowledgement', async () => {
  let acknowledge = (_reply: unknown) => {}
  server.answer = async (event) =>
    event === 'room.resume' ? resumed() : new Promise((resolve) => (acknowledge = resolve))
  const { result } = await join()
  act(() => result.current.submit(1, key))
  expect(result.current.delivery.state).toBe('saving')
  await act(async () => acknowledge(saved))
  expect(result.current.delivery).toEqual({ state: 'saved', answer: key })
})

test('an answer that could not be sent goes out after a reload, under the same id', async () => {
  server.answer = async (event) => (event === 'room.resume' ? resumed() : Promise.reject(new Error('lost')))
  const before = await join()
  act(() => before.result.current.submit(1, key))
  await waitFor(() => expect(before.result.current.delivery.state).toBe('waiting'))
  before.unmount()

  server.answer = async (event) => (event === 'room.resume' ? resumed() : saved)
  const after = await join()
  await waitFor(() => expect(after.result.current.delivery.state).toBe('saved'))
  const [first, second] = answers()
  expect(second).toEqual(first)
})

test('a refusal is told, and not sent again', async () => {
  server.answer = async (event) =>
    event === 'room.resume' ? resumed() : { ok: false, refusal: { code: 'question-over' } }
  const { result } = await join()
  act(() => result.current.submit(1, key))
  await waitFor(() => expect(result.current.delivery.state).toBe('refused'))
  act(() => server.listeners.get('room.view')?.(view(null)))
  expect(answers()).toHaveLength(1)
})

test('coming back shows what the server has', async () => {
  server.answer = async () => resumed(key)
  const { result } = await join()
  expect(result.current.delivery).toEqual({ state: 'saved', answer: key })
})

test('a browser without a seat is a stranger', async () => {
  localStorage.clear()
  const { result } = renderHook(() => usePlayer('r'))
  act(() => server.listeners.get('connect')?.(undefined))
  await waitFor(() => expect(result.current.presence.state).toBe('stranger'))
})

test('an answer does not overtake the player’s return: it waits until the server knows who sends it', async () => {
  server.answer = async (event) => (event === 'room.resume' ? resumed() : saved)
  const { result } = await join()
  act(() => server.listeners.get('disconnect')?.('transport close'))
  act(() => result.current.submit(1, key))
  expect(result.current.delivery.state).toBe('waiting')

  let letIn = (_reply: unknown) => {}
  server.answer = async (event) => (event === 'room.resume' ? new Promise((resolve) => (letIn = resolve)) : saved)
  act(() => server.listeners.get('connect')?.(undefined))
  act(() => result.current.submit(1, key))
  expect(answers()).toHaveLength(0)
  await act(async () => letIn(resumed()))
  await waitFor(() => expect(result.current.delivery).toEqual({ state: 'saved', answer: key }))
  expect(answers()).toHaveLength(1)
})

test('a server that has forgotten who sends is told again, and the answer is not lost', async () => {
  let forgotten = true
  server.answer = async (event) => {
    if (event === 'room.resume') return resumed()
    const known = !forgotten
    forgotten = false
    return known ? saved : { ok: false, refusal: { code: 'not-in-room' } }
  }
  const { result } = await join()
  act(() => result.current.submit(1, key))
  await waitFor(() => expect(result.current.delivery.state).toBe('waiting'))
  await waitFor(() => expect(result.current.delivery.state).toBe('saved'), { timeout: 4000 })
  expect(server.sent.map(({ event }) => event)).toEqual(['room.resume', 'room.answer', 'room.resume', 'room.answer'])
})
