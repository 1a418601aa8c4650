import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { logFileName, logGroupFolder, readLogFileName } from './log-file-name.ts'

describe('the folder of a group', () => {
  test('is readable where the name is plain', () => {
    expect(logGroupFolder('/logs', '123456789012', 'API-Gateway-Access-Logs_abc123')).toBe(
      path.join('/logs', '123456789012', 'API-Gateway-Access-Logs_abc123'),
    )
    expect(logGroupFolder('/logs', '1', 'group/prod/Canary')).toBe('/logs/1/group%2Fprod%2FCanary')
  })

  test.each(['..', '.', '../../etc', '/etc/passwd', '', 'a\0b', 'ü', '%2F', 'a\\b', 'con:', `${'x'.repeat(5000)}/..`])(
    'of %j lies directly in its account’s',
    (group) => {
      const folder = logGroupFolder('/logs', '1', group)
      expect(path.dirname(path.resolve(folder))).toBe('/logs/1')
      expect(path.basename(folder)).toMatch(/^[\w%~-]+$/)
      expect(path.basename(folder).length).toBeLessThanOrEqual(255)
    },
  )

  test('is another one for another group', () => {
    const groups = ['a/b', 'a%2Fb', 'a_b', 'a b', 'A/b', '', '%', `${'x'.repeat(300)}1`, `${'x'.repeat(300)}2`]
    const folders = groups.map((group) => logGroupFolder('/logs', '1', group))
    expect(new Set(folders).size).toBe(groups.length)
    expect(logGroupFolder('/logs', '../1', 'a')).toBe('/logs/%2E%2E%2F1/a')
  })
})

test('a file’s name says its day and part', () => {
  for (const part of [1, 2, 17]) {
    expect(readLogFileName(logFileName('2026-11-22', part))).toEqual({ date: '2026-11-22', part })
  }
  expect(logFileName('2026-11-22', 1)).toBe('2026-11-22.log')
})

test.each(['notes.txt', '2026-11-22', '2026-11-22.log.gz', 'x2026-11-22.log', '.log'])('%s is no log file', (name) => {
  expect(readLogFileName(name)).toBeUndefined()
})
