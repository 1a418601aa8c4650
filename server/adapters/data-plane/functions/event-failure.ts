import type { LambdaError } from './host/host-message.ts'
import type { HostExit } from './host-process.ts'

/** What Lambda answers when it is the environment that ended an event. */

export function timedOut(requestId: string, timeoutMs: number): LambdaError {
  const seconds = (timeoutMs / 1000).toFixed(2)
  return failure('Sandbox.Timedout', `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`)
}

export function outOfMemory(requestId: string): LambdaError {
  return failure('Runtime.OutOfMemory', `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`)
}

export function exitFailure(requestId: string, { code, signal }: Pick<HostExit, 'code' | 'signal'>): LambdaError {
  const reason = signal
    ? `with error: signal: ${signalWords[signal] ?? signal}`
    : code
      ? `with error: exit status ${code}`
      : undefined
  return failure(
    'Runtime.ExitError',
    `RequestId: ${requestId} Error: Runtime exited ${reason ?? 'without providing a reason'}`,
  )
}

const signalWords: Readonly<Record<string, string>> = {
  SIGABRT: 'aborted',
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
  SIGTRAP: 'trace/breakpoint trap',
}

function failure(errorType: string, errorMessage: string): LambdaError {
  return { errorType, errorMessage, trace: [] }
}
