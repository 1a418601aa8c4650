import {
  type APIGatewayClient,
  CreateAuthorizerCommand,
  DeleteAuthorizerCommand,
  GetAuthorizerCommand,
  GetAuthorizersCommand,
  type PatchOperation,
  UpdateAuthorizerCommand,
} from '@aws-sdk/client-api-gateway'
import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { createTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { add, remove, replace } from '../testing/patch-operation.ts'
import { createWireClient } from '../testing/wire-client.ts'

const metadata = { $metadata: expect.anything() }
const functionUri =
  'arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:auth/invocations'
const pool = (name: string) => `arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_${name}`
const header = 'method.request.header.Authorization'

interface Made {
  client: APIGatewayClient
  restApiId: string
  authorizerId: string
  patch(...patchOperations: PatchOperation[]): Promise<object>
}

async function makeAuthorizer(owner: Context, type: 'TOKEN' | 'COGNITO_USER_POOLS' = 'TOKEN'): Promise<Made> {
  const client = await createWireClient(owner)
  const { restApiId } = await createTestApi(owner)
  const target = type === 'TOKEN' ? { authorizerUri: functionUri } : { providerARNs: [pool('a'), pool('b')] }
  const made = await client.send(
    new CreateAuthorizerCommand({ restApiId, name: 'door', type, identitySource: header, ...target }),
  )
  const authorizerId = made.id ?? ''
  return {
    client,
    restApiId,
    authorizerId,
    patch: (...patchOperations) =>
      client.send(new UpdateAuthorizerCommand({ restApiId, authorizerId, patchOperations })),
  }
}

test('an authorizer is made with AWS’s defaults, read alone and in the list, and deleted', () =>
  withWorld(async ({ owner }) => {
    const { client, restApiId, authorizerId } = await makeAuthorizer(owner)
    const expected = {
      id: authorizerId,
      name: 'door',
      type: 'TOKEN',
      authType: 'custom',
      authorizerUri: functionUri,
      identitySource: header,
      authorizerResultTtlInSeconds: 300,
    }
    expect(authorizerId).toMatch(/^[a-z0-9]{6}$/)
    const key = { restApiId, authorizerId }
    expect(await client.send(new GetAuthorizerCommand(key))).toEqual({ ...metadata, ...expected })
    expect((await client.send(new GetAuthorizersCommand({ restApiId }))).items).toEqual([expected])
    const deleted = await client.send(new DeleteAuthorizerCommand(key))
    expect(deleted.$metadata.httpStatusCode).toBe(202)
    await expect(client.send(new GetAuthorizerCommand(key))).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Invalid Authorizer identifier specified',
    })
  }))

test('the list of authorizers comes in pages, each authorizer once', () =>
  withWorld(async ({ owner }) => {
    const { client, restApiId, authorizerId } = await makeAuthorizer(owner)
    const second = await client.send(
      new CreateAuthorizerCommand({
        restApiId,
        name: 'users',
        type: 'COGNITO_USER_POOLS',
        identitySource: header,
        providerARNs: [pool('a')],
      }),
    )
    expect(second).toMatchObject({ authType: 'cognito_user_pools', providerARNs: [pool('a')] })
    const first = await client.send(new GetAuthorizersCommand({ restApiId, limit: 1 }))
    const rest = await client.send(new GetAuthorizersCommand({ restApiId, limit: 1, position: first.position }))
    const ids = [...(first.items ?? []), ...(rest.items ?? [])].map(({ id }) => id)
    expect(ids.sort()).toEqual([authorizerId, second.id].sort())
    expect(rest.position).toBeUndefined()
  }))

test.each<[PatchOperation, object]>([
  [replace('/name', 'gate'), { name: 'gate' }],
  [replace('/type', 'REQUEST'), { type: 'REQUEST' }],
  [replace('/authType', 'mine'), { authType: 'mine' }],
  [replace('/authorizerUri', 'https://auth.example.org/check'), { authorizerUri: 'https://auth.example.org/check' }],
  [
    replace('/authorizerCredentials', 'arn:aws:iam::123456789012:role/r'),
    { authorizerCredentials: 'arn:aws:iam::123456789012:role/r' },
  ],
  [replace('/identityValidationExpression', '^Bearer .+$'), { identityValidationExpression: '^Bearer .+$' }],
  [replace('/authorizerResultTtlInSeconds', '0'), { authorizerResultTtlInSeconds: 0 }],
  [replace('/identitySource', 'method.request.header.X'), { identitySource: 'method.request.header.X' }],
  [add('/identitySource', 'method.request.header.Y'), { identitySource: 'method.request.header.Y' }],
])('the patch %j changes that member, and only that', (operation, changed) =>
  withWorld(async ({ owner }) => {
    const { client, restApiId, authorizerId, patch } = await makeAuthorizer(owner)
    const key = { restApiId, authorizerId }
    const { $metadata: _before, ...before } = await client.send(new GetAuthorizerCommand(key))
    await patch(operation)
    const { $metadata: _after, ...after } = await client.send(new GetAuthorizerCommand(key))
    expect(after).toEqual({ ...before, ...changed })
  }),
)

test('user pools are added and removed one by one, and the last one stays', () =>
  withWorld(async ({ owner }) => {
    const { patch } = await makeAuthorizer(owner, 'COGNITO_USER_POOLS')
    const changed = await patch(
      add('/providerARNs', pool('c')),
      add('/providerARNs', pool('c')),
      remove('/providerARNs', pool('a')),
    )
    expect(changed).toMatchObject({ providerARNs: [pool('b'), pool('c')] })
    const none = patch(remove('/providerARNs', pool('b')), remove('/providerARNs', pool('c')))
    await expect(none).rejects.toMatchObject({
      name: 'BadRequestException',
      message: 'Provider ARNs must be specified for an authorizer of type COGNITO_USER_POOLS',
    })
  }))

test('a function’s authorizer becomes one for user pools in one patch, whatever the order', () =>
  withWorld(async ({ owner }) => {
    const { patch } = await makeAuthorizer(owner)
    await expect(patch(replace('/type', 'COGNITO_USER_POOLS'))).rejects.toMatchObject({ name: 'BadRequestException' })
    const changed = await patch(replace('/type', 'COGNITO_USER_POOLS'), add('/providerARNs', pool('a')))
    expect(changed).toMatchObject({ type: 'COGNITO_USER_POOLS', providerARNs: [pool('a')] })
  }))

const replaceable =
  '[/authType, /authorizerCredentials, /authorizerResultTtlInSeconds, /authorizerUri, /identitySource, /identityValidationExpression, /name, /type]'

test.each<[PatchOperation, string]>([
  [replace('/id', 'x'), `Invalid patch path  '/id' specified for op 'replace'. Must be one of: ${replaceable}`],
  [
    replace('/providerARNs', pool('a')),
    `Invalid patch path  '/providerARNs' specified for op 'replace'. Must be one of: ${replaceable}`,
  ],
  [
    add('/name', 'x'),
    "Invalid patch path  '/name' specified for op 'add'. Must be one of: [/identitySource, /providerARNs]",
  ],
  [
    remove('/authType'),
    "Invalid patch path  '/authType' specified for op 'remove'. Must be one of: [/identitySource, /providerARNs]",
  ],
  [
    { op: 'copy', from: '/name', path: '/authType' },
    "Invalid patch path  '/authType' specified for op 'copy'. Please choose supported operations",
  ],
  [
    replace('/authorizerResultTtlInSeconds', 'soon'),
    "Invalid patch value 'soon' specified for path '/authorizerResultTtlInSeconds'. Must be a number",
  ],
  [replace('/authorizerResultTtlInSeconds', '3601'), 'Authorizer result TTL must be between 0 and 3600 seconds'],
  [replace('/identitySource', 'header.X'), 'Invalid Identity Source specified: header.X'],
  [replace('/authorizerUri', 'lambda'), 'Invalid Authorizer URI: lambda.'],
  [replace('/name', ''), 'Authorizer name cannot be blank'],
])('400 for the patch %j, and a change before it is not made either', (operation, message) =>
  withWorld(async ({ owner }) => {
    const { client, restApiId, authorizerId, patch } = await makeAuthorizer(owner)
    await expect(patch(replace('/identityValidationExpression', 'x'), operation)).rejects.toMatchObject({
      name: 'BadRequestException',
      message: expect.stringContaining(message),
    })
    const kept = await client.send(new GetAuthorizerCommand({ restApiId, authorizerId }))
    expect(kept).not.toHaveProperty('identityValidationExpression')
  }),
)
