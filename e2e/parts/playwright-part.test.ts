import { expect, test } from 'vitest'
import { tallyOf } from './playwright-part.ts'

const spec = (title: string, status: string) => ({ title, file: 'portal/x.spec.ts', tests: [{ status }] })

test('a journey that passed only when repeated counts as passed and is named; one that failed is named', () => {
  const suites = [
    { specs: [spec('a', 'flaky')], suites: [{ specs: [spec('b', 'unexpected'), spec('c', 'expected')] }] },
  ]
  expect(tallyOf(1, { stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 2 }, suites })).toEqual({
    passed: 2,
    failed: 1,
    skipped: 2,
    remarks: ['passed only when repeated: portal/x.spec.ts › a', 'failed: portal/x.spec.ts › b'],
  })
})

test('a run that ends badly without a failed journey is a failure, with what Playwright says', () => {
  const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }
  expect(tallyOf(1, { stats, suites: [], errors: [{ message: 'No tests found' }] })).toMatchObject({
    failed: 1,
    remarks: ['failed without a failed test: No tests found'],
  })
  expect(tallyOf(0, { stats, suites: [] })).toMatchObject({ passed: 3, failed: 0, remarks: [] })
})
