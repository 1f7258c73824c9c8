import { PatientEngine } from './patience'

const workers = () => {
  const started: { ended: boolean }[] = []
  const engine = new PatientEngine(() => {
    const worker = { ended: false }
    started.push(worker)
    return { api: started.length, terminate: () => void (worker.ended = true) }
  })
  return { engine, started }
}
const never = () => new Promise<number>(() => {})

test('one worker answers question after question', async () => {
  const { engine, started } = workers()
  expect(await engine.ask(async (api) => api, 100)).toEqual({ ok: true, value: 1 })
  expect(await engine.ask(async (api) => api, 100)).toEqual({ ok: true, value: 1 })
  expect(started).toEqual([{ ended: false }])
})

test('work that takes too long is stopped with its worker, and the next question gets a new one', async () => {
  const { engine, started } = workers()
  const slow = engine.ask(never, 10)
  const next = engine.ask(async (api) => api, 100)
  expect(await slow).toMatchObject({ ok: false, reason: 'too-long' })
  expect(await next).toEqual({ ok: true, value: 2 })
  expect(started).toEqual([{ ended: true }, { ended: false }])
})

test('a failure is an outcome, and ends the worker', async () => {
  const { engine, started } = workers()
  const failed = engine.ask(() => Promise.reject(new Error('no memory')), 100)
  expect(await failed).toEqual({ ok: false, reason: 'failed', detail: 'no memory' })
  expect(started).toEqual([{ ended: true }])
})

test('no worker is started before something is asked', () => {
  expect(workers().started).toEqual([])
})
