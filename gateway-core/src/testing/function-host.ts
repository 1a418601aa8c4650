import type { FunctionAnswer, FunctionInvocation, Functions } from '../ports.ts'

/** A host of functions that answers as a test says, and knows what it was asked. */
export interface FunctionHost extends Functions {
  readonly invoked: FunctionInvocation[]
}

/** @param answer undefined for "there is no such function" */
export function functionHost(
  answer: (invocation: FunctionInvocation) => FunctionAnswer | undefined | Promise<FunctionAnswer | undefined>,
): FunctionHost {
  const invoked: FunctionInvocation[] = []
  return {
    invoked,
    async invoke(invocation) {
      invoked.push(invocation)
      return await answer(invocation)
    },
  }
}

/** A host whose functions return this. */
export function returning(result: unknown): FunctionHost {
  return functionHost(() => ({ requestId: 'fn-1', payload: JSON.stringify(result) }))
}
