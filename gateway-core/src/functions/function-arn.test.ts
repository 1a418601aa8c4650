import { expect, test } from 'vitest'
import { readFunctionArn } from './function-arn.ts'

const plain = { region: 'us-east-1', accountId: '123456789012', name: 'pets', qualifier: undefined }

test('names region, account and function', () => {
  expect(readFunctionArn('arn:aws:lambda:us-east-1:123456789012:function:pets')).toEqual(plain)
})

test.each([
  ['live', 'live'],
  ['7', '7'],
  ['$LATEST', '$LATEST'],
])('names version or alias %s', (suffix, qualifier) => {
  const arn = `arn:aws:lambda:us-east-1:123456789012:function:pets:${suffix}`
  expect(readFunctionArn(arn)).toEqual({ ...plain, qualifier })
})

test('is of any partition', () => {
  expect(readFunctionArn('arn:aws-cn:lambda:cn-north-1:123456789012:function:pets')?.region).toBe('cn-north-1')
})

test.each([
  '',
  'pets',
  'arn:aws:lambda:us-east-1:123456789012:function:',
  'arn:aws:lambda:us-east-1:123456789012:function:a/b',
  'arn:aws:lambda:us-east-1:123456789012:function:a:b:c',
  'arn:aws:lambda:us-east-1:12345:function:pets',
  'arn:aws:lambda:evil.com/:123456789012:function:pets',
  'arn:aws:sqs:us-east-1:123456789012:function:pets',
  'arn:aws:lambda:us-east-1:123456789012:layer:pets',
  ' arn:aws:lambda:us-east-1:123456789012:function:pets',
  `arn:aws:lambda:us-east-1:123456789012:function:${'x'.repeat(200)}`,
])('is none: %j', (arn) => {
  expect(readFunctionArn(arn)).toBeUndefined()
})
