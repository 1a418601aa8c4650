import { types } from 'node:util'
import type { LambdaError } from './host-message.ts'

/** What was thrown, as Lambda's Node runtime tells it. A hostile error may throw when it is looked at. */
export function lambdaError(thrown: unknown, errorType?: string): LambdaError {
  try {
    if (types.isNativeError(thrown)) {
      const { name, message, stack } = thrown
      return {
        errorType: errorType ?? text(name),
        errorMessage: text(message),
        trace: text(stack).split('\n').slice(0, 50),
      }
    }
    return { errorType: errorType ?? typeof thrown, errorMessage: text(thrown), trace: [] }
  } catch {
    return { errorType: errorType ?? 'Error', errorMessage: 'An error that cannot be shown was thrown', trace: [] }
  }
}

const longest = 32_768

function text(value: unknown): string {
  return String(value).slice(0, longest)
}
