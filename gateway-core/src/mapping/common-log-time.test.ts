import { expect, test } from 'vitest'
import { commonLogTime } from './common-log-time.ts'

test.each([
  ['2026-11-02T03:04:05Z', '02/Nov/2026:03:04:05 +0000'],
  ['2024-02-29T23:59:59.999Z', '29/Feb/2024:23:59:59 +0000'],
  ['1970-01-01T00:00:00Z', '01/Jan/1970:00:00:00 +0000'],
])('%s is %s', (at, text) => {
  expect(commonLogTime(Date.parse(at))).toBe(text)
})
