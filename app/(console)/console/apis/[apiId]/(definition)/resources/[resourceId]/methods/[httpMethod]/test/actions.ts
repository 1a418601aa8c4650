'use server'

import type { RunTest } from '#components/apis/test/test-outcome.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import { traceMethod } from '#server/rest-apis/test-invoke/trace-method.ts'

export const testMethodAction: RunTest = async (call) => {
  const context = await currentContext()
  try {
    return { result: await traceMethod.invoke(context, call) }
  } catch (error) {
    const { message, fields } = refusedState(error, context)
    const wrong = Object.entries(fields ?? {}).map(([field, problem]) => `${field}: ${problem}`)
    return { refused: wrong.length > 0 ? wrong.join('; ') : (message ?? '') }
  }
}
