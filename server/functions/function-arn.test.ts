import { expect, test } from 'vitest'
import { functionArn, invocationUri, parseFunctionArn } from './function-arn.ts'

const address = { accountId: '123456789012', functionName: 'my_Fn-1' }

test.each([undefined, '1', 'live', '$LATEST'])('an ARN with qualifier %s reads as what it was made of', (qualifier) => {
  expect(parseFunctionArn(functionArn('us-east-1', address, qualifier))).toEqual({ ...address, qualifier })
})

test.each(['arn:aws-cn:lambda:cn-north-1:', 'arn:aws-us-gov:lambda:us-gov-west-1:', 'arn:aws:lambda:eu-west-2:'])(
  'any partition and region will do: %s',
  (start) => {
    expect(parseFunctionArn(`${start}123456789012:function:f`)?.functionName).toBe('f')
  },
)

test.each([
  '',
  'f',
  'arn:aws:lambda:us-east-1:12345:function:f',
  'arn:aws:lambda:us-east-1:123456789012:function:',
  'arn:aws:lambda:us-east-1:123456789012:function:f:',
  'arn:aws:lambda:us-east-1:123456789012:function:f:1:2',
  'arn:aws:lambda:us-east-1:123456789012:function:f/../g',
  'arn:aws:lambda:us-east-1:123456789012:function:f:$NEWEST',
  'arn:aws:lambda:us-east-1:123456789012:layer:f',
  'arn:aws:sqs:us-east-1:123456789012:f',
  ` ${functionArn('us-east-1', address)}`,
  `${functionArn('us-east-1', address)}\n`,
  functionArn('us-east-1', { ...address, functionName: 'x'.repeat(65) }),
  functionArn('us-east-1', address, 'x'.repeat(129)),
])('%j is no function’s ARN', (arn) => {
  expect(parseFunctionArn(arn)).toBeUndefined()
})

test('the integration URI is the one that PutIntegration takes', () => {
  expect(invocationUri('us-east-1', functionArn('us-east-1', address))).toBe(
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:my_Fn-1/invocations',
  )
})
