import type { FunctionAnswer, FunctionInvocation, Functions } from '../ports.ts'

export interface ScriptedFunctions extends Functions {
  /** In order. */
  readonly invocations: FunctionInvocation[]
}

type Handler = (event: unknown, invocation: FunctionInvocation) => unknown

/**
 * Functions by their names, in memory: what a handler returns is the answer as JSON, what it throws is its error. A
 * handler that returns undefined times out.
 */
export function scriptedFunctions(handlers: Readonly<Record<string, Handler>>): ScriptedFunctions {
  const invocations: FunctionInvocation[] = []
  return {
    invocations,
    async invoke(invocation): Promise<FunctionAnswer | undefined> {
      const name = invocation.functionArn.split(':')[6] ?? ''
      const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
      if (handler === undefined) return undefined
      invocations.push(invocation)
      const requestId = `call-${invocations.length}`
      try {
        const result = await handler(JSON.parse(invocation.payload), invocation)
        if (result === undefined) return { requestId, payload: '', timedOut: true }
        return { requestId, payload: typeof result === 'string' ? result : JSON.stringify(result) }
      } catch (error) {
        const errorMessage = error instanceof Error ? error.message : String(error)
        return { requestId, payload: JSON.stringify({ errorMessage, errorType: 'Error' }), functionError: 'Unhandled' }
      }
    },
  }
}
