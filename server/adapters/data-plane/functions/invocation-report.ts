import type { InvocationReport } from '../../../functions/function-runner.ts'
import type { FunctionDefinition } from './function-definition.ts'
import type { EventEnd, FunctionEvent } from './function-instance.ts'
import type { LambdaError } from './host/host-message.ts'

const tailBytes = 4096

/** What an event came to, with Lambda's last lines at the end of its log. */
export function reportOf(
  { version, memorySize }: FunctionDefinition,
  { requestId }: FunctionEvent,
  end: EventEnd,
  initMs: number | undefined,
): InvocationReport {
  const { payload, isError, durationMs, maxMemoryUsedMb } = end
  const billedDurationMs = Math.ceil(durationMs)
  const times = `Duration: ${durationMs.toFixed(2)} ms\tBilled Duration: ${billedDurationMs} ms`
  const memory = `Memory Size: ${memorySize} MB\tMax Memory Used: ${maxMemoryUsedMb} MB`
  const init = initMs === undefined ? '' : `\tInit Duration: ${initMs.toFixed(2)} ms`
  const last = `END RequestId: ${requestId}\nREPORT RequestId: ${requestId}\t${times}\t${memory}${init}\n`
  return {
    ...{ requestId, payload, durationMs, billedDurationMs, maxMemoryUsedMb },
    functionError: isError ? 'Unhandled' : undefined,
    executedVersion: version,
    initDurationMs: initMs === undefined ? undefined : Math.ceil(initMs),
    logTail: endOf(`${end.logTail}${last}`),
  }
}

/** The end of an event whose function could not be loaded. */
export function notLoadedEnd(
  { version }: FunctionDefinition,
  { requestId }: FunctionEvent,
  failure: LambdaError,
  durationMs: number,
): EventEnd {
  const reason = [`${failure.errorType}: ${failure.errorMessage}`, ...failure.trace].join('\n')
  return {
    ...{ payload: JSON.stringify(failure), isError: true, outcome: 'init-error', durationMs, maxMemoryUsedMb: 0 },
    logTail: `START RequestId: ${requestId} Version: ${version}\n${reason}\n`,
  }
}

/** No instance was free, and none could be started. */
export function throttled(definition: FunctionDefinition, event: FunctionEvent): InvocationReport {
  return { ...unserved(definition, event), payload: '', throttled: true }
}

/** The event is larger than Lambda takes. */
export function tooLarge(definition: FunctionDefinition, event: FunctionEvent, most: number): InvocationReport {
  const errorMessage = `Request must be smaller than ${most} bytes for the InvokeFunction operation`
  const failure: LambdaError = { errorType: 'RequestTooLargeException', errorMessage, trace: [] }
  return { ...unserved(definition, event), payload: JSON.stringify(failure), functionError: 'Unhandled' }
}

function unserved({ version }: FunctionDefinition, { requestId }: FunctionEvent): Omit<InvocationReport, 'payload'> {
  return {
    ...{ requestId, executedVersion: version, logTail: '' },
    ...{ durationMs: 0, billedDurationMs: 0, initDurationMs: undefined, maxMemoryUsedMb: 0 },
  }
}

function endOf(text: string): string {
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.length <= tailBytes) return text.toWellFormed()
  return bytes
    .subarray(-tailBytes)
    .toString('utf8')
    .replace(/^\uFFFD+/, '')
}
