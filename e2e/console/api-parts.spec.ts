import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  APIGatewayClient,
  CreateAuthorizerCommand,
  CreateDocumentationPartCommand,
  CreateModelCommand,
  GetGatewayResponseCommand,
  GetModelCommand,
  GetRequestValidatorsCommand,
  PutGatewayResponseCommand,
} from '@aws-sdk/client-api-gateway'
import { expect, type Page, test } from '@playwright/test'
import { makeAccessKey } from './make-access-key.ts'
import { deployProxy, importApi } from './make-api.ts'
import { signIn } from './sign-in.ts'

/** Authorizers, models, validators and gateway responses; what the wire changes is on the screen, and the other way round. */
const consoleUrl = process.env.E2E_URL ?? 'http://localhost:3000'
const gatewayUrl = process.env.E2E_GATEWAY_URL ?? 'http://localhost:8080'

let backend: Server
let backendUrl: string

/** Answers calls, and decides at `/check` who may make them: whoever has the token `open`. */
test.beforeAll(async () => {
  backend = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    response.setHeader('content-type', 'application/json')
    if (request.url !== '/check') return response.end('{"from":"backend"}')
    const { authorizationToken, methodArn } = JSON.parse(Buffer.concat(parts).toString())
    const Effect = authorizationToken === 'open' ? 'Allow' : 'Deny'
    const Statement = [{ Action: 'execute-api:Invoke', Effect, Resource: methodArn }]
    return response.end(
      JSON.stringify({ principalId: 'a tester', policyDocument: { Version: '2012-10-17', Statement } }),
    )
  })
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve))
  backendUrl = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`
})

test.afterAll(() => {
  backend.closeAllConnections()
  backend.close()
})

test.beforeEach(async ({ page }) => signIn(page))

test('an authorizer is made, tried, given to a method, and decides once it is deployed', async ({ page }) => {
  const restApiId = await deployProxy(page, backendUrl)
  await tab(page, 'Authorizers')
  await page.getByRole('link', { name: 'Create authorizer' }).click()
  await page.getByLabel('Name').fill('Door')
  await page.getByLabel('URI').fill('nowhere')
  await page.getByRole('button', { name: 'Create authorizer' }).click()
  await expect(page.getByLabel('URI')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('URI').fill(`${backendUrl}/check`)
  await page.getByLabel('Answers are remembered for').fill('0')
  await page.getByRole('button', { name: 'Create authorizer' }).click()
  await expect(page.getByRole('heading', { name: 'Door' })).toBeVisible()

  const trial = page.getByRole('form', { name: 'Test the authorizer' })
  await trial.getByLabel('Token').fill('open')
  await trial.getByRole('button', { name: 'Test' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Allows' })).toContainText('a tester')
  await trial.getByLabel('Token').fill('closed')
  await trial.getByRole('button', { name: 'Test' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Denies' })).toBeVisible()

  await tab(page, 'Resources')
  await page.getByRole('treegrid').getByText('ANY', { exact: true }).last().click()
  await page.getByRole('button', { name: /Authorization$/ }).click()
  await page.getByRole('option', { name: /^Door/ }).click()
  await page.getByText('API key required', { exact: true }).click()
  await page.getByRole('button', { name: 'Save method request' }).click()
  await expect(page.getByText('Saved as a draft').first()).toBeVisible()
  await page.goto(`/console/apis/${restApiId}/deploy`)
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  await page.waitForURL(/\/stages\/prod$/)
  const call = async (authorization: string) =>
    (
      await page.request.get(`${gatewayUrl}/_aws/execute-api/${restApiId}/prod/any`, { headers: { authorization } })
    ).status()
  await expect.poll(() => call('closed')).toBe(403)
  await expect.poll(() => call('open')).toBe(200)

  await tab(page, 'Authorizers')
  await expect(page.getByRole('row', { name: /Door/ })).toContainText('1 method')
  await page.getByRole('link', { name: 'Door' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Delete authorizer' }).click()
  await expect(page.getByText(/is referenced in method: ANY/)).toBeVisible()
})

test('a model says what is wrong with its schema, has an example, and knows who uses it', async ({ page }) => {
  const schema = { type: 'object', properties: { name: { type: 'string', example: 'Rex' } } }
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } }
  await importApi(page, {
    openapi: '3.0.1',
    info: { title: 'Modelled pets', version: '1' },
    paths: { '/pets': { post: { requestBody: { content }, responses: { 201: { description: 'Made' } } } } },
    components: { schemas: { Pet: schema } },
  })
  await page.goto(page.url().replace('/publish/review', '/models'))
  await page.getByRole('link', { name: 'Pet', exact: true }).click()
  await expect(page.getByText('request, application/json')).toBeVisible()
  await expect(page.getByText('Rex').last()).toBeVisible()

  const editor = page.getByRole('textbox', { name: 'Schema, JSON' })
  await editor.fill('{\n  "type": "object"\n  "title": "Pet"\n}')
  await expect(page.getByText('Line 3, column 3: a comma or } is expected')).toBeVisible()
  await editor.fill('{ "type": "nothing" }')
  await page.getByRole('button', { name: 'Save model' }).click()
  await expect(editor).toHaveAttribute('aria-invalid', 'true')
  await editor.fill(
    '{ "type": "object", "properties": { "name": { "type": "string" }, "age": { "type": "integer" } } }',
  )
  await editor.press('Control+s')
  await expect(page.getByText('Saved as a draft').first()).toBeVisible()
  await expect(page.getByText('"age"').last()).toBeVisible()

  await page.getByRole('link', { name: 'Models' }).last().click()
  await page.getByRole('link', { name: 'Create model' }).click()
  // Not the field that filters the list, which is there until the page is.
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  await name.fill('Pet')
  await page.getByRole('button', { name: 'Create model' }).click()
  await expect(page.getByText('Model name already exists for this REST API')).toBeVisible()
  await name.fill('Toy')
  await name.press('Enter')
  await expect(page.getByRole('heading', { name: 'Toy' })).toBeVisible()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Delete model' }).click()
  await expect(page.getByRole('row', { name: /Toy/ })).toHaveCount(0)
})

test('a gateway response is customised, served, and given back; the toast undoes that', async ({ page }) => {
  const restApiId = await deployProxy(page, backendUrl)
  await tab(page, 'Gateway responses')
  await expect(page.getByRole('row')).toHaveCount(22)
  await page.getByRole('link', { name: 'No valid API key' }).click()
  await page.getByLabel('Status').fill('418')
  await page.getByRole('button', { name: 'Add CORS headers' }).click()
  await page.getByRole('textbox', { name: 'Template' }).fill('{"why":$context.error.messageString}')
  await expect(page.getByText('With what is typed here')).toBeVisible()
  await expect(page.getByText('"why": "Forbidden"')).toBeVisible()
  await expect(page.getByText('Access-Control-Allow-Origin: *')).toBeVisible()
  const bodies = page.getByRole('group', { name: 'Bodies' })
  await bodies.getByRole('button', { name: 'Add', exact: true }).click()
  await bodies.getByRole('textbox', { name: 'Content type' }).last().fill('text/plain')
  await bodies.getByRole('textbox', { name: 'Template' }).last().fill('No: $context.error.message')
  await page.getByRole('radio', { name: 'text/plain' }).click()
  await expect(page.getByText('No: Forbidden')).toBeVisible()
  await bodies.getByRole('button', { name: 'Remove row' }).click()
  await expect(page.getByText('"why": "Forbidden"')).toBeVisible()
  await page.getByRole('button', { name: 'Save response' }).click()
  await expect(page.getByText('Saved as a draft').first()).toBeVisible()
  await expect(page.getByText('Customised', { exact: true })).toBeVisible()
  await expect(page.getByText('With what is saved')).toBeVisible()
  await expect(page.getByText('"why": "Forbidden"')).toBeVisible()

  await page.goto(`/console/apis/${restApiId}/deploy`)
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  await page.waitForURL(/\/stages\/prod$/)
  const url = `${gatewayUrl}/_aws/execute-api/${restApiId}/prod/any`
  await expect.poll(async () => (await page.request.get(url)).status()).toBe(418)
  const answer = await page.request.get(url)
  expect(await answer.json()).toEqual({ why: 'Forbidden' })
  expect(answer.headers()['access-control-allow-origin']).toBe('*')

  await page.goto(`/console/apis/${restApiId}/gateway-responses?show=customised`)
  await page.getByRole('link', { name: 'No valid API key' }).click()
  await page.getByRole('button', { name: 'Reset to default' }).click()
  await expect(page.getByText('Default', { exact: true })).toBeVisible()
  await expect(page.getByLabel('Status')).toHaveValue('403')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Customised', { exact: true })).toBeVisible()
  await expect(page.getByLabel('Status')).toHaveValue('418')
})

test('the wire and the screen show the same thing at once', async ({ page }) => {
  const restApiId = await deployProxy(page, backendUrl)
  const wire = new APIGatewayClient({
    endpoint: `${consoleUrl}/aws`,
    region: 'us-east-1',
    credentials: await makeAccessKey(page),
  })
  await page.goto(`/console/apis/${restApiId}/models`)
  await expect(page.getByRole('row', { name: /FromWire/ })).toHaveCount(0)
  const schema = '{"type":"object"}'
  await wire.send(new CreateModelCommand({ restApiId, name: 'FromWire', contentType: 'application/json', schema }))
  await comeBack(page)
  await page.getByRole('link', { name: 'FromWire' }).click()
  await page.getByRole('textbox', { name: 'Description' }).fill('From the screen')
  await page.getByRole('button', { name: 'Save model' }).click()
  await expect(page.getByText('Saved as a draft').first()).toBeVisible()
  const { description } = await wire.send(new GetModelCommand({ restApiId, modelName: 'FromWire' }))
  expect(description).toBe('From the screen')

  await tab(page, 'Gateway responses')
  await page.getByRole('link', { name: 'Too many requests at once' }).click()
  await expect(page.getByLabel('Status')).toHaveValue('429')
  await wire.send(new PutGatewayResponseCommand({ restApiId, responseType: 'THROTTLED', statusCode: '430' }))
  await comeBack(page)
  await expect(page.getByLabel('Status')).toHaveValue('430')
  await page.getByLabel('Status').fill('431')
  await wire.send(new PutGatewayResponseCommand({ restApiId, responseType: 'THROTTLED', statusCode: '432' }))
  await comeBack(page)
  await expect(page.getByText('Somebody else has changed this')).toBeVisible()
  await expect(page.getByLabel('Status')).toHaveValue('431')
  await page.getByRole('button', { name: 'Save response' }).click()
  const onWire = async () => {
    const { statusCode } = await wire.send(new GetGatewayResponseCommand({ restApiId, responseType: 'THROTTLED' }))
    return statusCode
  }
  await expect.poll(onWire).toBe('431')

  await tab(page, 'Validators')
  await page.getByRole('button', { name: 'Create validator' }).click()
  await page.getByLabel('Name').fill('Everything')
  await page.getByRole('dialog').getByRole('button', { name: 'Create validator' }).click()
  await expect(page.getByRole('row', { name: /Everything/ })).toContainText('body and parameters')
  const { items } = await wire.send(new GetRequestValidatorsCommand({ restApiId }))
  expect(items).toMatchObject([{ name: 'Everything', validateRequestBody: true, validateRequestParameters: true }])

  await tab(page, 'Authorizers')
  const authorizer = { name: 'Wired', type: 'TOKEN', identitySource: 'method.request.header.Auth' } as const
  await wire.send(new CreateAuthorizerCommand({ restApiId, ...authorizer, authorizerUri: `${backendUrl}/check` }))
  await comeBack(page)
  await expect(page.getByRole('row', { name: /Wired/ })).toContainText('Auth (header)')

  await tab(page, 'Documentation')
  const properties = '{"description":"Said on the wire"}'
  await wire.send(new CreateDocumentationPartCommand({ restApiId, location: { type: 'API' }, properties }))
  await comeBack(page)
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('Said on the wire')
})

/** Through one of the tabs of the API. */
async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'API sections' }).getByRole('link', { name, exact: true }).click()
}

/** As if the reader had been in another window. */
async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.dispatchEvent(new Event('blur'))
    window.dispatchEvent(new Event('focus'))
  })
}
