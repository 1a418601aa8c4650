import { expect, test } from 'vitest'
import { awsProtocol, hostPrefix, signingName } from './aws-protocol.ts'

test.each([
  ['dynamodb', 'DynamoDB_20120810', 'application/x-amz-json-1.0'],
  ['streams.dynamodb', 'DynamoDBStreams_20120810', 'application/x-amz-json-1.0'],
  ['kinesis', 'Kinesis_20131202', 'application/x-amz-json-1.1'],
  ['firehose', 'Firehose_20150804', 'application/x-amz-json-1.1'],
  ['states', 'AWSStepFunctions', 'application/x-amz-json-1.0'],
  ['events', 'AWSEvents', 'application/x-amz-json-1.1'],
  ['logs', 'Logs_20140328', 'application/x-amz-json-1.1'],
  ['cognito-idp', 'AWSCognitoIdentityProviderService', 'application/x-amz-json-1.1'],
])('%s takes JSON for %s', (name, target, contentType) => {
  expect(awsProtocol(name)).toEqual({ kind: 'json', target, contentType })
})

test.each([
  ['sqs', '2012-11-05'],
  ['sns', '2010-03-31'],
  ['sts', '2011-06-15'],
  ['email', '2010-12-01'],
  ['ec2', '2016-11-15'],
  ['monitoring', '2010-08-01'],
])('%s takes parameters of version %s', (name, version) => {
  expect(awsProtocol(name)).toEqual({ kind: 'query', version })
})

test.each(['nobody', 'constructor', '__proto__', ''])(
  '%j, which nobody knows, takes parameters without a version',
  (name) => {
    expect(awsProtocol(name)).toEqual({ kind: 'query', version: undefined })
    expect(hostPrefix(name, 'toString')).toBe('')
  },
)

test('S3’s actions are paths', () => {
  expect(awsProtocol('s3')).toEqual({ kind: 's3' })
})

test.each([
  ['dynamodb', 'dynamodb'],
  ['streams.dynamodb', 'dynamodb'],
  ['api1.execute-api', 'execute-api'],
  ['email', 'ses'],
  ['appsync-api', 'appsync'],
  ['data-ats.iot', 'iotdata'],
  ['constructor', 'constructor'],
])('%s is signed for as %s', (name, signed) => {
  expect(signingName(name)).toBe(signed)
})

test('a synchronous execution goes to a host of its own', () => {
  expect(hostPrefix('states', 'StartSyncExecution')).toBe('sync-')
  expect(hostPrefix('states', 'StartExecution')).toBe('')
})
