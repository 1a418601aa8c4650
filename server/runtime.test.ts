import { afterEach, expect, test } from 'vitest'
import { type Runtime, runtime, setRuntime } from './runtime.ts'
import { createSecrets } from './secrets.ts'
import { readSettings } from './settings.ts'
import { testDatabase } from './testing/test-database.ts'

const key = Symbol.for('gatehouse.runtime')
const holder: typeof globalThis & { [key]?: Runtime } = globalThis
const before = holder[key]

afterEach(() => {
  if (before) holder[key] = before
  else delete holder[key]
})

async function aRuntime(): Promise<Runtime> {
  return { settings: readSettings({}), database: await testDatabase(), secrets: createSecrets('a secret') }
}

test('before the start nothing runs, and the error says how to start', () => {
  delete holder[key]
  expect(() => runtime()).toThrow('run `npm start`')
})

test('it is what the start made, and the last start counts', async () => {
  const [first, second] = [await aRuntime(), await aRuntime()]
  setRuntime(first)
  expect(runtime()).toBe(first)
  setRuntime(second)
  expect(runtime()).toBe(second)
})

test('it is kept where a second copy of the module in the same process finds it', async () => {
  const made = await aRuntime()
  setRuntime(made)
  expect(holder[key]).toBe(made)
  const another = await aRuntime()
  holder[key] = another
  expect(runtime()).toBe(another)
})
