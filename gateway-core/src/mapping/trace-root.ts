/**
 * The root of a trace, `1-{seconds, 8 hexadecimal digits}-{24 hexadecimal digits}`: the time and the request's own
 * random part (X-Ray developer guide, "Tracing header").
 */
export function traceRoot(requestId: string, startedAt: number): string {
  const seconds = Math.floor(startedAt / 1000)
    .toString(16)
    .padStart(8, '0')
  return `1-${seconds}-${requestId.slice(0, 8)}${requestId.slice(9, 13)}${requestId.slice(24)}`
}
