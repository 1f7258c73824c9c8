import { join } from 'node:path'
import { readEnvironment, repository } from './environment.js'
import { StartupProblem } from './startup-problem.js'

describe('readEnvironment', () => {
  it('has a value for everything a laptop needs', () => {
    const environment = readEnvironment({})
    expect(environment).toMatchObject({ PORT: 3000, DATA_DIR: join(repository, 'data'), NODE_ENV: 'production' })
    expect(environment.DATABASE_URL).toBeUndefined()
  })

  it('takes an empty setting for one that is not set', () => {
    expect(readEnvironment({ PORT: '', REDIS_URL: '' }).PORT).toBe(3000)
  })

  it.each([
    [{ PORT: 'eighty' }, /PORT=eighty: must be a whole number/],
    [{ PORT: '70000' }, /PORT=70000/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL.*postgresql:/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL=loud: must be fatal/],
    [{ REDIS_URL: 'redis://localhost' }, /DATABASE_URL as well/],
    [{ PORT: '-1', NODE_ENV: 'prod' }, /PORT=-1.*NODE_ENV=prod/],
  ])('names what does not fit in %j', (from, message) => {
    expect(() => readEnvironment(from)).toThrow(message)
    expect(() => readEnvironment(from)).toThrow(StartupProblem)
  })
})
