import { expect, test } from 'vitest'
import { readServiceUri, writeServiceUri } from './aws-service-uri.ts'

test.each([
  'arn:aws:apigateway:us-east-1:dynamodb:action/GetItem',
  'arn:aws:apigateway:eu-central-1:bucket.s3:path/{key}',
  'arn:aws:apigateway:us-east-1:sqs:path/123456789012/queue',
])('%s is taken apart and put together again', (uri) => {
  const parts = readServiceUri(uri)
  expect(parts && writeServiceUri(parts)).toBe(uri)
})

test('functions, addresses and nonsense have no parts', () => {
  const lambda =
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:r:1:function:f/invocations'
  for (const uri of [lambda, 'https://api.example.com', '', 'arn:aws:s3:::bucket']) {
    expect(readServiceUri(uri)).toBeUndefined()
  }
})
