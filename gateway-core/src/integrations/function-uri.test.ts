import { expect, test } from 'vitest'
import { isFunctionUri } from './function-uri.ts'

test.each([
  [
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:f/invocations',
    true,
  ],
  ['arn:aws-cn:apigateway:cn-north-1:lambda:path/x', true],
  ['arn:aws:apigateway:us-east-1:lambda:action/Invoke', false],
  ['arn:aws:apigateway:us-east-1:sqs:path/123/lambda:path/', false],
  ['http://example.com/lambda:path/', false],
  ['', false],
])('%s calls a function: %s', (uri, expected) => {
  expect(isFunctionUri(uri)).toBe(expected)
})
