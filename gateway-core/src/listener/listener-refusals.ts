import { errorReply } from '../gateway-response-set.ts'

/** What a listener answers by itself, before any API is known: AWS's form, with the status that HTTP has for it. */
export const listenerRefusals = {
  badRequest: () => errorReply(400, 'BadRequestException', '{"message":"Bad Request"}'),
  methodNotAllowed: () => errorReply(405, 'MethodNotAllowedException', '{"message":"Method Not Allowed"}'),
  timedOut: () => errorReply(408, 'RequestTimeoutException', '{"message":"Request Timeout"}'),
  targetTooLong: () => errorReply(414, 'RequestURITooLongException', '{"message":"URI Too Long"}'),
  expectationFailed: () => errorReply(417, 'ExpectationFailedException', '{"message":"Expectation Failed"}'),
  headersTooLarge: () =>
    errorReply(431, 'RequestHeaderFieldsTooLargeException', '{"message":"Request Header Fields Too Large"}'),
  notImplemented: () => errorReply(501, 'NotImplementedException', '{"message":"Not Implemented"}'),
} as const
