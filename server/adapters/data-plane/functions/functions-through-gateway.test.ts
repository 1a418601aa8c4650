import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DatabaseClient, openDatabase } from '#db/client.ts'
import type { Context } from '../../../context.ts'
import { createAlias } from '../../../functions/create-alias.ts'
import { createFunction } from '../../../functions/create-function.ts'
import { deleteFunction } from '../../../functions/delete-function.ts'
import { invocationUri } from '../../../functions/function-arn.ts'
import { invokeFunction } from '../../../functions/invoke-function.ts'
import { publishVersion } from '../../../functions/publish-version.ts'
import { updateAlias } from '../../../functions/update-alias.ts'
import { updateFunctionCode } from '../../../functions/update-function-code.ts'
import { createRestApi } from '../../../rest-apis/apis/create-rest-api.ts'
import { createDeployment } from '../../../rest-apis/deployments/create-deployment.ts'
import { putIntegration } from '../../../rest-apis/integrations/put-integration.ts'
import { putMethod } from '../../../rest-apis/methods/put-method.ts'
import { getResources } from '../../../rest-apis/resources/get-resources.ts'
import { readSettings } from '../../../settings.ts'
import { createWorld } from '../../../testing/with-world.ts'
import { type DataPlane, startDataPlane } from '../data-plane.ts'
import { claimGatewayFolder } from '../gateway-folder.ts'
import { testSecret } from './testing/with-functions.ts'

/** A whole data plane: gateway threads, the pool in the main thread, functions in their processes. */
let folder: string
let database: DatabaseClient
let plane: DataPlane
let owner: Context

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-plane-'))
  database = await openDatabase({})
  await database.migrate()
  owner = (await createWorld(database.db)).owner
  const gateways = path.join(folder, 'gateways')
  plane = await startDataPlane({
    settings: readSettings({ DATA_DIR: folder, GATEWAY_PORT: '0', GATEWAY_THREADS: '2' }),
    secret: testSecret,
    database,
    folder: await claimGatewayFolder(gateways),
    gateways,
    hasDoor: false,
    log: () => undefined,
  })
}, 60_000)

afterAll(async () => {
  await plane.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Deploys an API of one method that calls the function. */
async function deployApi(functionArn: string): Promise<string> {
  const { id: restApiId } = await createRestApi(owner, { name: 'functions' })
  const { items } = await getResources(owner, { restApiId })
  const at = { restApiId, resourceId: items[0]?.id ?? '', httpMethod: 'ANY' }
  await putMethod(owner, { ...at, authorizationType: 'NONE' })
  const uri = invocationUri('us-east-1', functionArn)
  await putIntegration(owner, { ...at, type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri })
  await createDeployment(owner, { restApiId, stageName: 'prod' })
  return `http://127.0.0.1:${plane.port}/_aws/execute-api/${restApiId}/prod/`
}

const textOf = (url: string) => async () => (await fetch(url)).text()
const polling = { timeout: 10_000, interval: 50 }
const answering = (text: string) => ({
  'index.mjs': `export const handler = async () => ({ statusCode: 200, body: '${text}' })`,
})

test('a call of an API runs the function that its method names, and what is saved is served', async () => {
  const code = `export const handler = async (event, context) => ({
    statusCode: 201,
    headers: { 'x-version': context.functionVersion },
    body: [event.httpMethod, event.path, event.queryStringParameters.q, event.body].join(' '),
  })`
  const { functionArn } = await createFunction(owner, { functionName: 'echo', code: { files: { 'index.mjs': code } } })
  const url = await deployApi(functionArn)
  await expect.poll(async () => (await fetch(url)).status, polling).not.toBe(403)
  const response = await fetch(`${url}?q=1`, { method: 'POST', body: 'hello' })
  expect([response.status, response.headers.get('x-version')]).toEqual([201, '$LATEST'])
  expect(await response.text()).toBe('POST / 1 hello')
  await updateFunctionCode(owner, { functionName: 'echo', files: answering('changed') })
  await expect.poll(textOf(url), polling).toBe('changed')
  await deleteFunction(owner, { functionName: 'echo' })
  await expect.poll(async () => (await fetch(url)).status, polling).toBe(500)
})

test('an API that calls an alias moves with it, without being deployed', async () => {
  const functionName = 'moving'
  await createFunction(owner, { functionName, code: { files: answering('one') }, publish: true })
  const { aliasArn } = await createAlias(owner, { functionName, name: 'live', functionVersion: '1' })
  const url = await deployApi(aliasArn)
  await expect.poll(textOf(url), polling).toBe('one')
  await updateFunctionCode(owner, { functionName, files: answering('two') })
  const { version } = await publishVersion(owner, { functionName })
  expect(await textOf(url)()).toBe('one')
  await updateAlias(owner, { functionName, name: 'live', functionVersion: version })
  await expect.poll(textOf(url), polling).toBe('two')
})

test('the console’s test runs what was saved the moment before', async () => {
  const functionName = 'tested'
  await createFunction(owner, { functionName, code: { files: answering('first') } })
  expect((await invokeFunction(owner, { functionName })).payload).toContain('first')
  for (const text of ['second', 'third']) {
    await updateFunctionCode(owner, { functionName, files: answering(text) })
    expect((await invokeFunction(owner, { functionName })).payload).toContain(text)
  }
})

test('a function of another account is none, whatever the integration names', async () => {
  const theirs = `arn:aws:lambda:us-east-1:999999999999:function:echo`
  const url = await deployApi(theirs)
  await expect.poll(async () => (await fetch(url)).status, polling).toBe(500)
})

test('a function that fails answers 502, and the threads go on', async () => {
  const files = { 'index.mjs': 'export const handler = async () => { throw new Error("no") }' }
  const { functionArn } = await createFunction(owner, { functionName: 'failing', code: { files } })
  const url = await deployApi(functionArn)
  await expect.poll(async () => (await fetch(url)).status, polling).toBe(502)
  const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await fetch(url)).status))
  expect(new Set(statuses)).toEqual(new Set([502]))
})
