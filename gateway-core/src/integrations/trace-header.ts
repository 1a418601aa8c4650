import { type Exchange, header } from '../exchange.ts'

/**
 * Makes sure that a backend gets `X-Amzn-Trace-Id`: the caller's, or a new one with the time and the request's own
 * random part (X-Ray developer guide, "Tracing header").
 * @param headers what goes to the backend so far
 */
export function addTraceHeader({ requestId, startedAt }: Exchange, headers: string[]): void {
  if (header(headers, 'x-amzn-trace-id') === undefined) headers.push('X-Amzn-Trace-Id', traceId(requestId, startedAt))
}

/** `Root=1-{seconds, 8 hexadecimal digits}-{24 hexadecimal digits}` */
export function traceId(requestId: string, startedAt: number): string {
  const seconds = Math.floor(startedAt / 1000)
    .toString(16)
    .padStart(8, '0')
  return `Root=1-${seconds}-${requestId.slice(0, 8)}${requestId.slice(9, 13)}${requestId.slice(24)}`
}
