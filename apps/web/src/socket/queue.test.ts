import { z } from 'zod'
import { CommandQueue, type Command, type Store } from './queue'

function memory(): Store & { kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}
const answer = (commandId: string, slot: string, payload = commandId): Command<string> => ({ commandId, slot, payload })
const open = (store: Store) => new CommandQueue(store, 'room', z.string())

test('what waits survives a reload, under the same id', async () => {
  const store = memory()
  open(store).put(answer('a', '1'))
  const sent: string[] = []
  await open(store).flush(async ({ commandId }) => {
    sent.push(commandId)
    return 'settled'
  })
  expect(sent).toEqual(['a'])
  expect(open(store).waiting()).toEqual([])
})

test('a newer answer to the same question takes the older one’s place', () => {
  const queue = open(memory())
  queue.put(answer('a', '1'))
  queue.put(answer('b', '2'))
  queue.put(answer('c', '1'))
  expect(queue.waiting().map((one) => one.commandId)).toEqual(['b', 'c'])
})

test('a failed try keeps the command and stops the flush', async () => {
  const queue = open(memory())
  queue.put(answer('a', '1'))
  queue.put(answer('b', '2'))
  let tries = 0
  await queue.flush(async () => {
    tries += 1
    return 'keep'
  })
  expect(tries).toBe(1)
  expect(queue.waiting()).toHaveLength(2)
})

test('an answer changed while the older one travels is sent after it, and not lost', async () => {
  const queue = open(memory())
  queue.put(answer('a', '1'))
  const sent: string[] = []
  await queue.flush(async ({ commandId }) => {
    sent.push(commandId)
    if (commandId === 'a') queue.put(answer('b', '1'))
    return 'settled'
  })
  expect(sent).toEqual(['a', 'b'])
  expect(queue.waiting()).toEqual([])
})

test('two flushes at once send each command once', async () => {
  const queue = open(memory())
  queue.put(answer('a', '1'))
  const sent: string[] = []
  const send = async ({ commandId }: Command<string>) => {
    sent.push(commandId)
    await Promise.resolve()
    return 'settled' as const
  }
  await Promise.all([queue.flush(send), queue.flush(send)])
  expect(sent).toEqual(['a'])
})

test('something unreadable in the store counts as nothing', () => {
  const store = memory()
  store.kept.set('room', '{"not": "a list"')
  expect(open(store).waiting()).toEqual([])
  store.kept.set('room', '[{"commandId": 5}]')
  expect(open(store).waiting()).toEqual([])
})

test('a store that refuses to write does not break sending', () => {
  const queue = open({
    ...memory(),
    setItem: () => {
      throw new Error('QuotaExceededError')
    },
  })
  expect(() => queue.put(answer('a', '1'))).not.toThrow()
})
