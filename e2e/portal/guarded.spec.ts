import { execFileSync } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { makeAccessKey } from '../console/make-access-key.ts'
import { signIn } from '../console/sign-in.ts'
import { mock, publishDocument } from './publish-document.ts'

/** What an authorizer or IAM guards: said before the call, asked for in the pane, explained when it is refused. */
const gatewayUrl = process.env.E2E_GATEWAY_URL ?? 'http://localhost:8080'

/** The authorizer lets in whoever says this word, and knows another who may not call. */
const word = 'open-sesame-of-the-cove'
let guard: Server
let guardUrl: string

test.beforeAll(async () => {
  guard = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const { authorizationToken, methodArn } = JSON.parse(text)
    const effect = authorizationToken === word ? 'Allow' : 'Deny'
    response.statusCode = authorizationToken === 'nobody-we-know' ? 401 : 200
    response.setHeader('content-type', 'application/json')
    const statement = { Action: 'execute-api:Invoke', Effect: effect, Resource: methodArn }
    response.end(
      JSON.stringify({ principalId: 'caller', policyDocument: { Version: '2012-10-17', Statement: [statement] } }),
    )
  })
  await new Promise<void>((resolve) => guard.listen(0, '127.0.0.1', resolve))
  guardUrl = `http://127.0.0.1:${(guard.address() as AddressInfo).port}/check`
})

test.afterAll(() => {
  guard.closeAllConnections()
  guard.close()
})

const guardedBy = (name: string) => ({
  security: [{ [name]: [] }],
  responses: { 200: { description: 'OK' } },
  'x-amazon-apigateway-integration': mock,
})
const schemes = () => ({
  guard: {
    type: 'apiKey',
    name: 'X-Cove-Token',
    in: 'header',
    'x-amazon-apigateway-authtype': 'custom',
    'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: guardUrl, authorizerResultTtlInSeconds: 0 },
  },
  sigv4: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
})
const paneOf = (page: Page) => page.getByRole('complementary', { name: 'Try it now' })

test('a token is asked for, sent, masked and explained; it is kept nowhere', async ({ page }) => {
  await signIn(page)
  const product = await publishDocument(page, {
    paths: { '/caves': { get: guardedBy('guard') }, '/coves': { get: guardedBy('guard') } },
    components: { securitySchemes: schemes() },
  })
  await page.goto(`/?q=${product.slice('/products/cove-'.length)}&access=token`)
  await expect(
    page.getByRole('main').getByRole('listitem').filter({ hasText: 'Cove' }).getByText('Token'),
  ).toBeVisible()
  await page.goto(`${product}?operation=get-caves`)
  await expect(page.getByRole('banner').getByText('No key needed')).toHaveCount(0)

  const pane = paneOf(page)
  const response = pane.getByRole('region', { name: 'Response' })
  const send = pane.getByRole('button', { name: 'Send' })
  await expect(pane.getByText('No key needed')).toHaveCount(0)
  await send.click()
  await expect(response.getByText('401 Unauthorized')).toBeVisible()
  await expect(response.getByText('This operation needs a token')).toBeVisible()

  const field = pane.getByRole('textbox', { name: 'X-Cove-Token' })
  await field.fill('nobody-we-know')
  await send.click()
  await expect(response.getByText('The authorizer refused the token')).toBeVisible()
  await field.fill('somebody-we-know')
  await send.click()
  await expect(response.getByText('403 Forbidden')).toBeVisible()
  await expect(response.getByText('The authorizer does not allow this call')).toBeVisible()
  await field.fill(word)
  await send.click()
  await expect(response.getByText('200 OK')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).include('#try').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])

  const code = pane.getByRole('region', { name: 'Code' })
  await expect(code).toContainText('X-Cove-Token: ••••')
  await expect(code).not.toContainText(word)
  await code.getByRole('button', { name: 'Show token' }).click()
  await expect(code).toContainText(`X-Cove-Token: ${word}`)
  await code.getByRole('button', { name: 'Hide token' }).click()
  await expect(code).not.toContainText(word)

  await page.getByRole('main').getByRole('link', { name: 'GET /coves' }).first().click()
  await expect(pane.getByRole('form', { name: 'Try GET /coves' })).toBeVisible()
  await expect(field).toHaveValue(word)
  expect(page.url()).not.toContain(word)
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  )
  expect(stored).not.toContain(word)
  await page.reload()
  await expect(field).toHaveValue('')
})

test('a signed request is what curl sends, and the pane does not pretend to', async ({ page }) => {
  await signIn(page)
  const credentials = await makeAccessKey(page)
  const product = await publishDocument(page, {
    paths: { '/vault': { get: guardedBy('sigv4') } },
    components: { securitySchemes: schemes() },
  })
  await page.goto(product)
  await expect(page.getByRole('main').getByText('AWS signature', { exact: true }).first()).toBeVisible()
  const pane = paneOf(page)
  await expect(pane.getByText('The pane does not sign: what it sends is refused.')).toBeVisible()
  await pane.getByRole('button', { name: 'Send' }).click()
  const response = pane.getByRole('region', { name: 'Response' })
  await expect(response.getByText('403 Forbidden')).toBeVisible()
  await expect(response.getByText('This operation needs a signed request')).toBeVisible()

  const code = pane.getByRole('region', { name: 'Code' })
  const command = (await code.locator('pre').textContent()) ?? ''
  expect(command).toContain("--aws-sigv4 'aws:amz:us-east-1:execute-api'")
  const { port } = new URL(gatewayUrl)
  // Names below localhost need a resolver: curl is told where they are.
  const host = /http:\/\/([^/:']+)/.exec(command)?.[1] ?? ''
  const answer = execFileSync('sh', ['-c', `${command} --silent --connect-to '${host}:${port}:127.0.0.1:${port}'`], {
    encoding: 'utf8',
    env: {
      ...process.env,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
  })
  expect(JSON.parse(answer)).toEqual({ ok: true })

  const markdown = await (await page.request.get(`${product}.md`)).text()
  expect(markdown).toContain('signed with AWS Signature Version 4')
  expect(markdown).toContain('--aws-sigv4')
})
