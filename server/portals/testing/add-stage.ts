import { deployments, restApis, stages } from '#db/schema.ts'
import type { Context } from '../../context.ts'

/** An API with one operation, `GET /pets`, deployed to `prod` in the actor's account. */
export async function addStage(
  context: Context,
  {
    openapi,
    keyed = true,
    guard = 'NONE',
  }: {
    openapi?: Record<string, unknown>
    keyed?: boolean
    /** The method's `authorizationType`; by an authorizer of the name `guard`, which reads `X-Guard`. */
    guard?: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS'
  } = {},
): Promise<{ restApiId: string; stageName: string }> {
  const { db, accountId, now, newId } = context
  const restApiId = newId(10)
  const at = now()
  await db.insert(restApis).values({
    id: restApiId,
    accountId,
    name: `API ${restApiId}`,
    version: '2.1',
    rootResourceId: newId(10),
    apiKeySource: 'HEADER',
    binaryMediaTypes: [],
    disableExecuteApiEndpoint: false,
    endpointConfiguration: { types: ['REGIONAL'] },
    tags: {},
    createdDate: at,
    changedDate: at,
  })
  const deploymentId = newId(6)
  await db.insert(deployments).values({
    restApiId,
    id: deploymentId,
    createdDate: at,
    createdBy: 'system',
    definition: definitionOf(restApiId, { keyed, guard }),
    openapi: openapi ?? petsDocument,
  })
  await db.insert(stages).values({
    restApiId,
    stageName: 'prod',
    deploymentId,
    methodSettings: {},
    cacheClusterEnabled: false,
    tracingEnabled: false,
    tags: {},
    createdDate: at,
    lastUpdatedDate: at,
  })
  return { restApiId, stageName: 'prod' }
}

/** What `addStage` deploys, as its consumers read it. */
export const petsDocument = {
  openapi: '3.0.1',
  info: { title: 'Pets', version: '2.1' },
  paths: {
    '/pets': {
      get: {
        summary: 'Lists every pet',
        operationId: 'listPets',
        responses: { 200: { description: 'OK' } },
        security: [{ api_key: [] }],
      },
    },
  },
  components: { securitySchemes: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } },
}

function definitionOf(
  restApiId: string,
  { keyed, guard }: { keyed: boolean; guard: string },
): (typeof deployments.$inferInsert)['definition'] {
  const hasAuthorizer = guard === 'CUSTOM' || guard === 'COGNITO_USER_POOLS'
  const type = guard === 'CUSTOM' ? 'TOKEN' : guard

  return {
    api: { name: `API ${restApiId}`, apiKeySource: 'HEADER', binaryMediaTypes: [] },
    resources: [
      {
        id: 'res001',
        path: '/pets',
        methods: [
          {
            httpMethod: 'GET',
            authorizationType: guard,
            ...(hasAuthorizer ? { authorizerId: 'guard1' } : {}),
            apiKeyRequired: keyed,
            methodResponses: {},
            integration: {
              type: 'MOCK',
              passthroughBehavior: 'WHEN_NO_MATCH',
              timeoutInMillis: 29_000,
              cacheNamespace: 'res001',
              cacheKeyParameters: [],
              integrationResponses: {},
            },
          },
        ],
      },
    ],
    models: [],
    requestValidators: [],
    authorizers: hasAuthorizer
      ? [{ id: 'guard1', name: 'guard', type, identitySource: 'method.request.header.X-Guard' }]
      : [],
    gatewayResponses: [],
  }
}
