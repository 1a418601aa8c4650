import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSettings } from '../../settings.ts'
import { gatewaySettings } from './gateway-settings.ts'
import { openSinks, type Sinks } from './open-sinks.ts'

let folder: string
let sinks: Sinks
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-open-sinks-'))
  sinks = openSinks(gatewaySettings(readSettings({ DATA_DIR: folder }), 'a secret of the test’s own'))
})
afterEach(async () => {
  sinks.responseCache.close()
  await sinks.logs.close()
  rmSync(folder, { recursive: true })
})

const today = () => new Date().toISOString().slice(0, 10)

test('what is logged is in the data folder’s logs, by account and group, when the sink is closed', async () => {
  const days = [today()]
  sinks.logs.write('123456789012', 'access', 'GET /pets 200')
  sinks.logs.write('123456789012', 'access', 'forged\nline')
  await sinks.logs.close()
  days.push(today())
  const texts = [...new Set(days)].map((day) => {
    try {
      return readFileSync(path.join(folder, 'logs', '123456789012', 'access', `${day}.log`), 'utf8')
    } catch {
      return ''
    }
  })
  expect(texts.join('')).toMatch(/^\S+Z GET \/pets 200\n\S+Z forged\\nline\n$/)
})

test('logs that cannot be written cost lines and no exception', async () => {
  writeFileSync(path.join(folder, 'logs'), 'no folder')
  sinks.logs.write('123456789012', 'access', 'lost')
  await expect(sinks.logs.close()).resolves.toBeUndefined()
  expect(readFileSync(path.join(folder, 'logs'), 'utf8')).toBe('no folder')
})
