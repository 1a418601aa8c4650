import type { MethodTestResult } from 'gateway-core/test-invoke/test-invoker.ts'
import { query } from '#server/operation.ts'
import { methodTestInput, runMethodTest } from './run-method-test.ts'

/** AWS `TestInvokeMethodResponse`. */
export interface MethodTest {
  status: number
  body: string
  headers: Record<string, string>
  multiValueHeaders: Record<string, string[]>
  log: string
  /** Milliseconds. */
  latency: number
}

/**
 * Runs a method as it is now, without deploying it: no authorization, no key, no limits, no cache, and nothing counted.
 * Like AWS's it is in no audit log; it calls backends with stored credentials, so it needs the right to change the API.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeMethod.html
 */
export const testInvokeMethod = query({
  name: 'TestInvokeMethod',
  permission: 'apis:write',
  input: methodTestInput,
  run: async (context, input): Promise<MethodTest> => methodTest(await runMethodTest(context, input)),
})

/** AWS's members of a test's result. The answer's framing is not among its headers. */
export function methodTest({ status, body, headers: flat, log, latencyMs }: MethodTestResult): MethodTest {
  const values = new Map<string, string[]>()
  for (let index = 0; index < flat.length; index += 2) {
    const name = flat[index] ?? ''
    if (name.toLowerCase() === 'content-length') continue
    values.set(name, [...(values.get(name) ?? []), flat[index + 1] ?? ''])
  }
  const single = [...values].map(([name, all]) => [name, all.at(-1) ?? ''] as const)
  return {
    status,
    body,
    headers: Object.fromEntries(single),
    multiValueHeaders: Object.fromEntries(values),
    log,
    latency: Math.round(latencyMs),
  }
}
