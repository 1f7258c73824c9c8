import { jest } from '@jest/globals'
import { Connection, type LinkState, type Wire } from './connection'

function fakeWire(acknowledge: (event: string, payload: unknown) => Promise<unknown>) {
  const listeners = new Map<string, (value: unknown) => void>()
  const connect = jest.fn()
  const wire: Wire & { active: boolean } = {
    on: (event, listener) => listeners.set(event, listener),
    timeout: () => ({ emitWithAck: acknowledge }),
    connect,
    disconnect: () => listeners.get('disconnect')?.('io client disconnect'),
    active: true,
  }
  return { wire, connect, happen: (event: string, value?: unknown) => listeners.get(event)?.(value) }
}
const answer = { commandId: 'c'.repeat(16), number: 1, answer: { type: 'none' as const } }

test('an acknowledgement is a value, and so is a refusal', async () => {
  const saved = new Connection(fakeWire(async () => ({ ok: true, value: { saved: true } })).wire)
  expect(await saved.request('room.answer', answer)).toEqual({ ok: true, value: { saved: true } })
  const over = new Connection(fakeWire(async () => ({ ok: false, refusal: { code: 'question-over' } })).wire)
  expect(await over.request('room.answer', answer)).toEqual({
    ok: false,
    failure: { kind: 'refused', refusal: { code: 'question-over', problems: [] } },
  })
})

test('no answer, or one that is not ours, is a server out of reach', async () => {
  const unreachable = { ok: false, failure: { kind: 'unreachable' } }
  const silent = new Connection(fakeWire(() => Promise.reject(new Error('timeout'))).wire)
  expect(await silent.request('room.answer', answer)).toEqual(unreachable)
  const strange = new Connection(fakeWire(async () => ({ ok: true, value: { saved: 'maybe' } })).wire)
  expect(await strange.request('room.answer', answer)).toEqual(unreachable)
})

test('the state of the line is told from the first moment', () => {
  const { wire, happen } = fakeWire(async () => null)
  const connection = new Connection(wire)
  const states: LinkState[] = []
  connection.watch((state) => states.push(state))
  happen('connect')
  happen('disconnect')
  happen('connect')
  connection.close()
  expect(states).toEqual(['connecting', 'online', 'reconnecting', 'online'])
})

test('a line the server closed is opened again, one we closed is not', () => {
  jest.useFakeTimers()
  const { wire, connect, happen } = fakeWire(async () => null)
  const connection = new Connection(wire)
  wire.active = false
  happen('disconnect')
  jest.runAllTimers()
  expect(connect).toHaveBeenCalledTimes(1)
  connection.close()
  jest.runAllTimers()
  expect(connect).toHaveBeenCalledTimes(1)
  jest.useRealTimers()
})

test('what does not fit the contract is not heard', () => {
  const { wire, happen } = fakeWire(async () => null)
  const heard = jest.fn()
  new Connection(wire).hear('room.view', heard)
  happen('room.view', { room: 'r', key: 'no such place' })
  expect(heard).not.toHaveBeenCalled()
})
