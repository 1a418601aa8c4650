import { afterEach, expect, test } from 'vitest'
import { withWorld } from '../testing/with-world.ts'
import { createFunction } from './create-function.ts'
import { type InvocationReport, setFunctionRunner } from './function-runner.ts'
import { invokeFunction } from './invoke-function.ts'

afterEach(() => setFunctionRunner(undefined))

const functionName = 'f'
const code = { files: { 'index.mjs': 'x' } }
const report: InvocationReport = {
  ...{ requestId: 'r', payload: '1', executedVersion: '$LATEST', logTail: '' },
  ...{ durationMs: 1, billedDurationMs: 1, initDurationMs: undefined, maxMemoryUsedMb: 50 },
}

test('the runner gets the event, the ARN and the revision that was just seen', () =>
  withWorld(async ({ owner }) => {
    const { revisionId, functionArn } = await createFunction(owner, { functionName, code })
    const asked: unknown[] = []
    setFunctionRunner({
      async run(invocation) {
        asked.push(invocation)
        return report
      },
    })
    expect(await invokeFunction(owner, { functionName, payload: '{"a":1}' })).toEqual(report)
    expect(asked).toEqual([{ accountId: owner.accountId, functionArn, payload: '{"a":1}', revisionId }])
  }))

test('404 for no function, 429 when too many run, 503 without a gateway, 400 for an event that is no JSON', () =>
  withWorld(async ({ owner, as }) => {
    await expect(invokeFunction(owner, { functionName })).rejects.toMatchObject({ status: 404 })
    await createFunction(owner, { functionName, code })
    await expect(invokeFunction(owner, { functionName })).rejects.toMatchObject({ status: 503 })
    setFunctionRunner({ run: async () => ({ ...report, throttled: true }) })
    await expect(invokeFunction(owner, { functionName })).rejects.toMatchObject({ status: 429 })
    setFunctionRunner({ run: async () => undefined })
    await expect(invokeFunction(owner, { functionName })).rejects.toMatchObject({ status: 404 })
    const big = JSON.stringify('x'.repeat(6_291_456))
    for (const payload of ['{', big]) {
      await expect(invokeFunction(owner, { functionName, payload })).rejects.toMatchObject({ status: 400 })
    }
    await expect(invokeFunction(as('viewer'), { functionName })).rejects.toMatchObject({ status: 403 })
  }))
