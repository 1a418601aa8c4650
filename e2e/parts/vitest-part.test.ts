import { expect, test } from 'vitest'
import { tallyOf } from './vitest-part.ts'

type Status = 'passed' | 'failed' | 'skipped'

/** The outcome of a run with one file of tests, each named after what became of it. */
function outcome(tests: Readonly<Record<string, Status>>, { code = 0, message = '' } = {}) {
  const count = (wanted: Status) => Object.values(tests).filter((status) => status === wanted).length
  return {
    code,
    report: {
      numPassedTests: count('passed'),
      numFailedTests: count('failed'),
      numPendingTests: count('skipped'),
      numTodoTests: 0,
      testResults: [
        {
          name: `${process.cwd()}/server/x.test.ts`,
          status: count('failed') > 0 || message ? 'failed' : 'passed',
          message,
          assertionResults: Object.entries(tests).map(([fullName, status]) => ({
            fullName,
            status,
            failureMessages: status === 'failed' ? ['Error: no\n  at x'] : null,
          })),
        },
      ],
    },
  }
}

test('what passed, failed and was skipped is counted, and failures are named with their first line', () => {
  expect(tallyOf(outcome({ a: 'passed', b: 'failed', c: 'skipped' }, { code: 1 }))).toEqual({
    passed: 1,
    failed: 1,
    skipped: 1,
    remarks: ['failed: server/x.test.ts › b: Error: no'],
  })
})

test('a test that passes when repeated has passed, and is named', () => {
  const first = outcome({ a: 'passed', b: 'failed' }, { code: 1 })
  expect(tallyOf(first, outcome({ a: 'passed', b: 'passed' }))).toEqual({
    passed: 2,
    failed: 0,
    skipped: 0,
    remarks: ['passed only when repeated: server/x.test.ts › b: Error: no'],
  })
})

test('a file that cannot be loaded is a failure', () => {
  const { failed, remarks } = tallyOf(outcome({}, { code: 1, message: 'SyntaxError: nonsense\nand more' }))
  expect([failed, remarks]).toEqual([1, ['failed: server/x.test.ts: SyntaxError: nonsense']])
})

test('a run that fails without a failed test, as when a line has no test, is a failure', () => {
  expect(tallyOf(outcome({ a: 'passed' }, { code: 1 }))).toMatchObject({ passed: 1, failed: 1 })
  expect(tallyOf(outcome({ a: 'passed' }))).toMatchObject({ passed: 1, failed: 0 })
})
