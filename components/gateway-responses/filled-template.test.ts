import { expect, test } from 'vitest'
import { filledTemplate } from './filled-template.ts'

const sample = { status: 429, errorType: 'TooManyRequestsException', messageString: '"Too Many Requests"' }

test('fills in what the refusal says and marks what the request will say', () => {
  const template =
    '{"message":$context.error.messageString,"m":"\u0024{context.error.message}","id":"$context.requestId"}'
  expect(filledTemplate(template, 'THROTTLED', sample)).toBe(
    '{"message":"Too Many Requests","m":"Too Many Requests","id":"⟨context.requestId⟩"}',
  )
  expect(filledTemplate('$context.error.responseType $other', 'THROTTLED', sample)).toBe('THROTTLED $other')
  expect(filledTemplate('$context.error.message', 'X', { ...sample, messageString: 'null' })).toBe('null')
  expect(filledTemplate('{"message":$context.error.messageString}', 'THROTTLED', sample)).toBe(
    '{"message":"Too Many Requests"}',
  )
})
