'use server'

import { refresh } from 'next/cache'
import type { SaveExample } from '#components/apis/test/save-example-dialog.tsx'
import type { RunTest, TestCall } from '#components/apis/test/test-outcome.ts'
import { getApiKey } from '#server/access/api-keys/get-api-key.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import type { Context } from '#server/context.ts'
import { putMethodExample } from '#server/rest-apis/documentation/put-method-example.ts'
import { traceMethod } from '#server/rest-apis/test-invoke/trace-method.ts'

export const testMethodAction: RunTest = async (call) => {
  const context = await currentContext()
  try {
    return { result: await traceMethod.invoke(context, await withKey(context, call)) }
  } catch (error) {
    const { message, fields } = await refusedState(error, context)
    const wrong = Object.entries(fields ?? {}).map(([field, problem]) => `${field}: ${problem}`)
    return { refused: wrong.length > 0 ? wrong.join('; ') : (message ?? '') }
  }
}

/** The value of the chosen key is put in here: it does not travel to the browser. */
async function withKey(context: Context, { apiKeyId, ...call }: TestCall): Promise<Omit<TestCall, 'apiKeyId'>> {
  if (apiKeyId === undefined) return call
  const { value = '' } = await getApiKey(context, { apiKey: apiKeyId, includeValue: true })
  const others = Object.entries(call.multiValueHeaders).filter(([name]) => name.toLowerCase() !== 'x-api-key')
  return { ...call, multiValueHeaders: { ...Object.fromEntries(others), 'x-api-key': [value] } }
}

export const saveExampleAction: SaveExample = async (place, example) => {
  const context = await currentContext()
  try {
    await putMethodExample.invoke(context, { ...place, ...example })
  } catch (error) {
    const { message = '', fields } = await refusedState(error, context)
    return { refused: message, ...(fields ? { fields } : {}) }
  }
  refresh()
  return {}
}
