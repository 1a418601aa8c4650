import { restApi } from '../pipeline/rest-api.ts'
import type { Pipeline, Stage } from '../pipeline/stage.ts'

/** What a test of a method runs: all that makes the request, calls the integration and makes the response. */
const tested: ReadonlySet<string> = new Set([
  'validate-parameters',
  'read-body',
  'validate-body',
  'build-integration-request',
  'call-integration',
  'read-integration-response',
  'select-integration-response',
  'build-method-response',
])

const rendering = named(restApi.finish, new Set(['render-gateway-response']))

/** The pipeline of a real request without its authorization, API key, limits, cache, usage and logs, as AWS tests. */
export const methodPipeline: Pipeline = { answer: named(restApi.answer, tested), finish: rendering, report: [] }

/** The authorizer alone. */
export const authorizerPipeline: Pipeline = {
  answer: named(restApi.answer, new Set(['call-authorizer'])),
  finish: rendering,
  report: [],
}

function named(stages: readonly Stage[], names: ReadonlySet<string>): Stage[] {
  return stages.filter(({ name }) => names.has(name))
}
