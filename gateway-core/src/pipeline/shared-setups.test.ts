import { expect, test } from 'vitest'
import { deployedStage, httpProxy, mock } from '../testing/deployed-api.ts'
import { SharedSetups } from './shared-setups.ts'

const stage = deployedStage({ methods: {} })

function method(script: ReturnType<typeof mock>, authorizationType = 'NONE') {
  return { httpMethod: 'GET', apiKeyRequired: false, methodResponses: {}, ...script, authorizationType }
}

test('equal integrations are one setup, whichever methods they are of', () => {
  const setups = new SharedSetups(stage)
  const first = setups.of(method(mock(200, 'ok')), ['id'])
  expect(setups.of({ ...method(mock(200, 'ok')), httpMethod: 'POST' }, ['id'])).toBe(first)
  expect(first).toMatchObject({ stage, pathParameters: ['id'] })
})

test('what an integration’s steps depend on tells setups apart', () => {
  const setups = new SharedSetups(stage)
  const first = setups.of(method(mock(200, 'ok')), [])
  const others = [
    setups.of(method(mock(201, 'ok')), []),
    setups.of(method(httpProxy('http://backend/')), []),
    setups.of(method(mock(200, 'ok')), ['id']),
    setups.of(method(mock(200, 'ok'), 'AWS_IAM'), []),
    setups.of({ ...method(mock(200, 'ok')), methodResponses: { 418: {} } }, []),
    new SharedSetups(stage).of(method(mock(200, 'ok')), []),
  ]
  for (const other of others) expect(other).not.toBe(first)
})

test('one that comes when many are known has its own setup, and the others keep theirs', () => {
  const setups = new SharedSetups(stage)
  const first = setups.of(method(mock(200, 'first')), [])
  for (let index = 0; index < 300; index++) setups.of(method(mock(200, `${index}`)), [])
  const late = setups.of(method(mock(200, 'late')), [])
  expect(setups.of(method(mock(200, 'late')), [])).toEqual(late)
  expect(setups.of(method(mock(200, 'first')), [])).toBe(first)
})
