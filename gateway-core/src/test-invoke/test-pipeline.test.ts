import { expect, test } from 'vitest'
import { authorizerPipeline, methodPipeline } from './test-pipeline.ts'

const names = (stages: readonly { name: string }[]) => stages.map(({ name }) => name)

test('a test of a method runs what makes the request and the response, and nothing that guards or counts', () => {
  expect(names(methodPipeline.answer)).toEqual([
    'validate-parameters',
    'read-body',
    'validate-body',
    'build-integration-request',
    'call-integration',
    'read-integration-response',
    'select-integration-response',
    'build-method-response',
  ])
  expect(names(methodPipeline.finish)).toEqual(['render-gateway-response'])
  expect(methodPipeline.report).toEqual([])
})

test('a test of an authorizer runs the authorizer alone', () => {
  expect(names(authorizerPipeline.answer)).toEqual(['call-authorizer'])
  expect(names(authorizerPipeline.finish)).toEqual(['render-gateway-response'])
})
