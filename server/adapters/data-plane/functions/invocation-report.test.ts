import { expect, test } from 'vitest'
import { exitFailure, outOfMemory, timedOut } from './event-failure.ts'
import type { FunctionDefinition } from './function-definition.ts'
import { functionEnvironment } from './function-environment.ts'
import type { EventEnd } from './function-instance.ts'
import { notLoadedEnd, reportOf, throttled, tooLarge } from './invocation-report.ts'

const definition: FunctionDefinition = {
  accountId: '123456789012',
  functionName: 'f',
  version: '7',
  revisionId: 'r',
  handler: 'index.handler',
  memorySize: 256,
  timeoutMs: 3000,
  environmentEncrypted: '',
  codeSha256: '',
}
const event = { requestId: 'id', functionArn: 'arn', payload: '{}', stream: false }
const end: EventEnd = {
  payload: '1',
  isError: false,
  outcome: 'ok',
  durationMs: 12.345,
  maxMemoryUsedMb: 55,
  logTail: 'START RequestId: id Version: 7\n',
}

test('the log ends with Lambda’s lines; a cold start has one figure more', () => {
  expect(reportOf(definition, event, end, 40.2)).toEqual({
    requestId: 'id',
    payload: '1',
    functionError: undefined,
    executedVersion: '7',
    durationMs: 12.345,
    billedDurationMs: 13,
    initDurationMs: 41,
    maxMemoryUsedMb: 55,
    logTail:
      'START RequestId: id Version: 7\nEND RequestId: id\nREPORT RequestId: id\tDuration: 12.35 ms\tBilled Duration: 13 ms\tMemory Size: 256 MB\tMax Memory Used: 55 MB\tInit Duration: 40.20 ms\n',
  })
  const warm = reportOf(definition, event, { ...end, isError: true }, undefined)
  expect(warm.logTail).not.toContain('Init Duration')
  expect(warm).toMatchObject({ functionError: 'Unhandled', initDurationMs: undefined })
})

test('the log tail is never longer than 4 KB, and begins with a whole character', () => {
  const { logTail } = reportOf(definition, event, { ...end, logTail: 'é'.repeat(2048) }, undefined)
  expect(Buffer.byteLength(logTail)).toBeLessThanOrEqual(4096)
  expect(logTail.startsWith('é')).toBe(true)
})

test('code that does not load has its reason in the log', () => {
  const failure = { errorType: 'Runtime.ImportModuleError', errorMessage: 'missing', trace: ['at x'] }
  expect(notLoadedEnd(definition, event, failure, 5)).toEqual({
    payload: JSON.stringify(failure),
    isError: true,
    outcome: 'init-error',
    durationMs: 5,
    maxMemoryUsedMb: 0,
    logTail: 'START RequestId: id Version: 7\nRuntime.ImportModuleError: missing\nat x\n',
  })
})

test('what was not run has no log and no time', () => {
  expect(throttled(definition, event)).toMatchObject({ throttled: true, durationMs: 0, logTail: '' })
  const refused = tooLarge(definition, event, 10)
  expect(JSON.parse(refused.payload)).toMatchObject({ errorType: 'RequestTooLargeException' })
  expect(refused).toMatchObject({ functionError: 'Unhandled', billedDurationMs: 0 })
})

test('what the environment ended is told in Lambda’s words', () => {
  expect(timedOut('id', 3000).errorMessage).toBe('RequestId: id Error: Task timed out after 3.00 seconds')
  expect(outOfMemory('id').errorMessage).toBe('RequestId: id Error: Runtime exited with error: signal: killed')
  const words = (code: number | null, signal: NodeJS.Signals | null) => exitFailure('id', { code, signal }).errorMessage
  expect(words(3, null)).toBe('RequestId: id Error: Runtime exited with error: exit status 3')
  expect(words(0, null)).toBe('RequestId: id Error: Runtime exited without providing a reason')
  expect(words(null, 'SIGSEGV')).toBe('RequestId: id Error: Runtime exited with error: signal: segmentation fault')
  expect(words(null, 'SIGHUP')).toBe('RequestId: id Error: Runtime exited with error: signal: SIGHUP')
})

test('a function’s own variables stand beside Lambda’s, and never in their place', () => {
  const environment = functionEnvironment(definition, 'eu-west-1', { TZ: 'UTC', A: 'b', AWS_REGION: 'mine' })
  expect(environment).toMatchObject({ TZ: 'UTC', A: 'b', AWS_REGION: 'eu-west-1', AWS_LAMBDA_FUNCTION_VERSION: '7' })
})
