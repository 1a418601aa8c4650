/** What belongs to one connection, would speak for someone else, or is computed from the body. RFC 9110 §7.6.1. */
const stopped = new Set([
  'connection',
  'content-length',
  'cookie',
  'expect',
  'forwarded',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
  // The verb is chosen beside it, and what it may be is checked.
  'x-http-method-override',
])

/** Whether a header that a visitor typed may go to the gateway. */
export function travels(name: string): boolean {
  const lower = name.trim().toLowerCase()
  return !stopped.has(lower) && !/^(proxy-|sec-|x-forwarded-|x-real-ip$|x-amzn-|x-apigw-)/.test(lower)
}
