import {
  DeleteGatewayResponseCommand,
  type GatewayResponseType,
  GetGatewayResponseCommand,
  GetGatewayResponsesCommand,
  type PatchOperation,
  PutGatewayResponseCommand,
  UpdateGatewayResponseCommand,
} from '@aws-sdk/client-api-gateway'
import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { createTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { add, remove, replace } from '../testing/patch-operation.ts'
import { createWireClient } from '../testing/wire-client.ts'

const why = 'gatewayresponse.header.X-Why'

async function makeApi(owner: Context, responseType: GatewayResponseType = 'THROTTLED') {
  const client = await createWireClient(owner)
  const { restApiId } = await createTestApi(owner)
  const key = { restApiId, responseType }
  const patch = (...patchOperations: PatchOperation[]) =>
    client.send(new UpdateGatewayResponseCommand({ ...key, patchOperations }))
  return { client, key, patch }
}

test('a gateway response is put whole, and its deletion gives AWS’s default back, once', () =>
  withWorld(async ({ owner }) => {
    const { client, key } = await makeApi(owner)
    const put = { statusCode: '420', responseParameters: { [why]: "'busy'" }, responseTemplates: { 'text/plain': 'x' } }
    const made = await client.send(new PutGatewayResponseCommand({ ...key, ...put }))
    expect(made).toMatchObject({ responseType: 'THROTTLED', ...put, defaultResponse: false })
    expect(made.$metadata.httpStatusCode).toBe(201)
    const { items = [] } = await client.send(new GetGatewayResponsesCommand(key))
    expect(items.filter(({ defaultResponse }) => !defaultResponse)).toMatchObject([put])
    expect((await client.send(new DeleteGatewayResponseCommand(key))).$metadata.httpStatusCode).toBe(202)
    expect(await client.send(new GetGatewayResponseCommand(key))).toMatchObject({
      statusCode: '429',
      responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
      defaultResponse: true,
    })
    await expect(client.send(new DeleteGatewayResponseCommand(key))).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Gateway response type not defined on api',
    })
  }))

test('a patch begins with the default: what it does not name stays as AWS has it', () =>
  withWorld(async ({ owner }) => {
    const { client, key, patch } = await makeApi(owner)
    await patch(add(`/responseParameters/${why}`, "'busy'"))
    expect(await client.send(new GetGatewayResponseCommand(key))).toMatchObject({
      statusCode: '429',
      responseParameters: { [why]: "'busy'" },
      responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
      defaultResponse: false,
    })
  }))

test('content types are named with ~1, and are added, replaced and removed one by one', () =>
  withWorld(async ({ owner }) => {
    const { patch } = await makeApi(owner)
    const changed = await patch(
      replace('/statusCode', '503'),
      replace('/responseTemplates/application~1json', '{}'),
      add('/responseTemplates/application~1problem+json', '{"title":"busy"}'),
    )
    expect(changed).toMatchObject({
      statusCode: '503',
      responseTemplates: { 'application/json': '{}', 'application/problem+json': '{"title":"busy"}' },
    })
    const fewer = await patch(remove('/responseTemplates/application~1json'))
    expect(fewer).toMatchObject({ responseTemplates: { 'application/problem+json': '{"title":"busy"}' } })
    expect(fewer).not.toHaveProperty('responseTemplates.application/json')
  }))

test('a tilde in a name is written ~0', () =>
  withWorld(async ({ owner }) => {
    const { patch } = await makeApi(owner, 'DEFAULT_4XX')
    const changed = await patch(add('/responseTemplates/application~1x~01', 'x'))
    expect(changed).toMatchObject({ responseTemplates: { 'application/x~1': 'x' } })
    expect(changed).not.toHaveProperty('statusCode')
  }))

test.each<[PatchOperation, string, string]>([
  [replace('/nonsense', 'x'), 'BadRequestException', 'Invalid patch path /nonsense'],
  [replace('/responseTemplates', '{}'), 'BadRequestException', 'Invalid patch path /responseTemplates'],
  [
    replace('/responseTemplates/application/json', '{}'),
    'BadRequestException',
    'Invalid patch path /responseTemplates/application/json',
  ],
  [replace('/responseTemplates/', '{}'), 'BadRequestException', 'Invalid patch path /responseTemplates/'],
  [add('/statusCode', '500'), 'BadRequestException', 'Invalid patch path /statusCode'],
  [remove('/statusCode'), 'BadRequestException', 'Invalid patch path /statusCode'],
  [replace('/statusCode', '99'), 'BadRequestException', 'Must be a status code of three digits'],
  [
    replace('/responseTemplates/application~1json', ''),
    'BadRequestException',
    'Invalid null or empty value in responseTemplates',
  ],
  [add('/responseParameters/method.response.header.X', "'1'"), 'NotFoundException', 'Invalid parameter name specified'],
])('the patch %j is refused with %s, %s, and the default stays', (operation, name, message) =>
  withWorld(async ({ owner }) => {
    const { client, key, patch } = await makeApi(owner)
    await expect(patch(operation)).rejects.toMatchObject({ name, message: expect.stringMatching(ending(message)) })
    expect(await client.send(new GetGatewayResponseCommand(key))).toMatchObject({ defaultResponse: true })
  }),
)

/** The end of the answer: a refusal of input has the member before it. */
function ending(message: string): RegExp {
  return new RegExp(`${message}$`)
}
