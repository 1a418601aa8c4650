import { type Exchange, header } from '../exchange.ts'
import { traceRoot } from '../mapping/trace-root.ts'

/**
 * Makes sure that a backend gets `X-Amzn-Trace-Id`: the caller's, or a new one (X-Ray developer guide, "Tracing
 * header").
 * @param headers what goes to the backend so far
 */
export function addTraceHeader({ requestId, startedAt }: Exchange, headers: string[]): void {
  if (header(headers, 'x-amzn-trace-id') === undefined) headers.push('X-Amzn-Trace-Id', traceId(requestId, startedAt))
}

/** `Root=1-{seconds, 8 hexadecimal digits}-{24 hexadecimal digits}` */
export function traceId(requestId: string, startedAt: number): string {
  return `Root=${traceRoot(requestId, startedAt)}`
}
