import { z } from 'zod'
import { ServiceError } from '#server/errors.ts'
import { query } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import type { DefinedMethod } from '../openapi/api-definition.ts'
import { readDefinition } from '../openapi/read-definition.ts'
import { credentialsOf, definitionOf, testerOf } from './draft-test.ts'
import { flatHeaders, pathAndQuery, testInput } from './test-input.ts'
import { testInvoker } from './test-invoker.ts'
import { withinTests } from './within-tests.ts'

/** AWS `TestInvokeAuthorizerResponse`. */
export interface AuthorizerTest {
  /** What a caller would get; 0 when the authorizer lets it go on. */
  clientStatus: number
  log: string
  /** Milliseconds. */
  latency: number
  principalId?: string
  /** JSON. */
  policy?: string
  /** The authorizer's context. */
  authorization?: Record<string, string[]>
  claims?: Readonly<Record<string, string>>
}

/**
 * Asks an authorizer about a simulated request.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeAuthorizer.html
 */
export const testInvokeAuthorizer = query({
  name: 'TestInvokeAuthorizer',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string(),
    authorizerId: z.string(),
    ...testInput,
    additionalContext: z.record(z.string().max(256), z.string().max(1024)).default({}),
  }),
  async run(context, given): Promise<AuthorizerTest> {
    const { restApiId, authorizerId } = given
    refuseContext(given.additionalContext)
    await findRestApi(context, restApiId, invalidAuthorizer)
    const definition = await readDefinition(context.db, restApiId)
    const authorizer = definition.authorizers.find(({ id }) => id === authorizerId)
    if (!authorizer) throw new ServiceError('NotFoundException', invalidAuthorizer)
    const target = pathAndQuery(given.pathWithQueryString, '/')
    const guarded = { id: 'test-invoke-resource-id', path: resourcePath(target.path) }
    const test = {
      accountId: context.accountId,
      restApiId,
      stageName: 'ESTestInvoke-stage',
      definition: definitionOf(definition, guarded, guardedMethod(authorizerId, authorizer.type)),
      variables: given.stageVariables,
      clientCertificate: null,
      credentials: await credentialsOf(context, [authorizer.authorizerCredentials]),
      request: { ...target, httpMethod: 'GET', headers: flatHeaders(given), body: given.body },
      identity: await testerOf(context),
    }
    const result = await withinTests(context, () => testInvoker().invokeAuthorizer(test))
    if (!result) throw new ServiceError('BadRequestException', `${target.path} is no path`)
    const { latencyMs, context: values, ...answered } = result
    const authorization = Object.entries(values ?? {}).map(([name, value]): [string, string[]] => [name, [value]])
    return {
      ...answered,
      latency: Math.round(latencyMs),
      ...(authorization.length === 0 ? {} : { authorization: Object.fromEntries(authorization) }),
    }
  },
})

const invalidAuthorizer = 'Invalid Authorizer identifier specified'

/** AWS lets a test make up `$context` variables; here they are those of the test's own request. */
function refuseContext(additionalContext: Readonly<Record<string, string>>): void {
  if (Object.keys(additionalContext).length === 0) return
  throw new ServiceError('BadRequestException', 'additionalContext is not supported: a test has its own context', {
    fields: { additionalContext: 'is not supported' },
  })
}

/** An authorizer is asked about any path: the resource is whatever the path is. */
function resourcePath(path: string): string {
  return path === '/' ? '/' : '/{proxy+}'
}

/** A method that does nothing but ask this authorizer. */
function guardedMethod(authorizerId: string, type: string): DefinedMethod {
  return {
    httpMethod: 'GET',
    authorizationType: type === 'COGNITO_USER_POOLS' ? type : 'CUSTOM',
    authorizerId,
    apiKeyRequired: false,
    methodResponses: {},
    integration: {
      type: 'MOCK',
      passthroughBehavior: 'NEVER',
      timeoutInMillis: 29_000,
      cacheNamespace: '',
      cacheKeyParameters: [],
      integrationResponses: {},
    },
  }
}
