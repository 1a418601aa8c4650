import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { chooseFile } from './choose-file.ts'
import { importApi } from './make-api.ts'
import { signIn } from './sign-in.ts'

/** What is done to an API that exists: another document into it, CORS, a stage more, a copy, an integration less. */

const gatewayUrl = process.env.E2E_GATEWAY_URL ?? 'http://localhost:8080'

const mock = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '{"pets":[]}' } } },
}
const answering = { responses: { 200: { description: 'ok' } }, 'x-amazon-apigateway-integration': mock }
const proxied = {
  responses: { 200: { description: 'ok' } },
  'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'POST', uri: 'http://127.0.0.1:9/pets' },
}
const document = (title: string, paths: object) => ({ openapi: '3.0.1', info: { title, version: '1' }, paths })
const pets = document('Acted pets', { '/pets': { get: answering, post: proxied }, '/pets/{id}': { get: answering } })

/** A site of another origin; by `127.0.0.1` and by `localhost` it is two. */
let site: Server
let port: number

test.beforeAll(async () => {
  site = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>elsewhere</p>'))
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  port = (site.address() as AddressInfo).port
})

test.afterAll(() => {
  site.closeAllConnections()
  site.close()
})

test.beforeEach(async ({ page }) => signIn(page))

test('another document is merged into the draft, or replaces it when that is confirmed', async ({ page }) => {
  const restApiId = await importApi(page, pets)
  await page.goto(`/console/apis/${restApiId}/resources`)
  await page.getByRole('link', { name: 'Import API' }).click()
  await expect(page.getByRole('heading', { name: 'Import report' })).toBeVisible()
  const field = page.getByLabel('OpenAPI document')
  const tree = page.getByRole('treegrid', { name: 'Resources' })

  await chooseFile(field, fileOf('stores.json', document('Acted pets', { '/stores': { get: answering } })))
  await expect(page.getByText('stores.json is in the draft')).toBeVisible()
  await expect(page.getByText('Read as OpenAPI 3.0.1')).toBeVisible()
  await openTree(page, restApiId)
  await expect(tree.getByText('/stores')).toBeVisible()
  await expect(tree.getByText('/pets', { exact: true })).toBeVisible()

  await page.goto(`/console/apis/${restApiId}/import`)
  await page.getByText('Overwrite', { exact: true }).click()
  await chooseFile(field, fileOf('only.json', document('Acted stores', { '/stores': { get: answering } })))
  const confirm = page.getByRole('alertdialog', { name: 'Replace the draft of Acted pets with only.json?' })
  await expect(confirm).toContainText('4 resources with 4 methods')
  await confirm.getByRole('button', { name: 'Cancel' }).click()
  await expect(confirm).toHaveCount(0)
  await expect(page.getByText('only.json is in the draft')).toHaveCount(0)
  await chooseFile(field, fileOf('only.json', document('Acted stores', { '/stores': { get: answering } })))
  await confirm.getByRole('button', { name: 'Replace the draft' }).click()
  await expect(page.getByText('only.json is in the draft')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Acted stores' })).toBeVisible()
  await page.getByRole('link', { name: 'Review and deploy' }).last().click()
  await page.waitForURL(/\/deploy/)
  await openTree(page, restApiId)
  await expect(tree.getByText('/stores')).toBeVisible()
  await expect(tree.getByText('/pets', { exact: true })).toHaveCount(0)
})

test('a document that is wrong, or has a warning where none may be, changes nothing and says why', async ({ page }) => {
  const restApiId = await importApi(page, pets)
  await page.goto(`/console/apis/${restApiId}/import`)
  await page.getByRole('button', { name: 'Paste it' }).click()
  const text = page.getByRole('textbox', { name: 'Document' })
  await text.fill('openapi: 3.0.1\ninfo: [')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('pasted was not imported')).toBeVisible()
  await expect(text).toHaveValue('openapi: 3.0.1\ninfo: [')

  await page.getByText('Change nothing if there is a warning').click()
  const half = JSON.stringify(document('Half', { '/a{b}c': { get: answering }, '/fine': { get: answering } }))
  await text.fill(half)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('Warnings found during import')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Acted pets' })).toBeVisible()
  await page.getByText('Change nothing if there is a warning').click()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('pasted is in the draft')).toBeVisible()
  await page.getByRole('link', { name: /^needs attention [1-9]/ }).click()
  await expect(page).toHaveURL(/\/import\?outcome=attention$/)
  await expect(page.getByText('Not imported').first()).toBeVisible()
})

test('CORS lets a page of another origin call a resource, and says what a proxy has to do itself', async ({ page }) => {
  const origin = `http://localhost:${port}`
  const restApiId = await importApi(page, pets)
  await openResource(page, restApiId, '/pets')
  await page.getByRole('button', { name: 'Enable CORS', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('the backend has to send the headers')
  await dialog.getByText('Access-Control-Allow-Credentials').click()
  await dialog.getByRole('button', { name: 'Enable CORS' }).click()
  const field = dialog.getByLabel('Access-Control-Allow-Origin')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(dialog).toContainText('Browsers do not take * together with credentials')
  await field.fill(origin)
  await dialog.getByText('1 resource below it').click()
  await dialog.getByRole('button', { name: 'Enable CORS' }).click()
  await expect(dialog).toContainText('Preflights of 2 resources are answered here')
  await expect(dialog).toContainText('POST /pets')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('row', { name: 'OPTIONS MOCK Open' })).toBeVisible()

  await deploy(page, restApiId, 'prod')
  const address = `${gatewayUrl}/_aws/execute-api/${restApiId}/prod`
  await page.goto(`${origin}/page`)
  const call = (path: string) =>
    page.evaluate(async (url) => {
      const answer = await fetch(url, { headers: { 'x-api-key': 'any' }, credentials: 'include' }).catch(
        () => undefined,
      )
      return answer && { status: answer.status, body: await answer.text() }
    }, `${address}${path}`)
  await expect(async () => expect(await call('/pets')).toEqual({ status: 200, body: '{"pets":[]}' })).toPass()
  expect(await call('/pets/1')).toMatchObject({ status: 200 })
  await page.goto(`http://127.0.0.1:${port}/page`)
  expect(await call('/pets')).toBeUndefined()

  await openResource(page, restApiId, '/pets')
  await page.getByRole('button', { name: 'Edit CORS', exact: true }).click()
  await expect(dialog.getByLabel('Access-Control-Allow-Origin')).toHaveValue(origin)
})

test('a stage more serves a deployment that there is, under variables of its own', async ({ page }) => {
  const restApiId = await importApi(page, document('Staged pets', { '/pets': { get: answering } }))
  await page.goto(`/console/apis/${restApiId}/stages/~new`)
  await expect(page.getByText('No deployments yet')).toBeVisible()
  await deploy(page, restApiId, 'prod')
  await page.goto(`/console/apis/${restApiId}/stages`)
  await page.getByRole('link', { name: 'New stage' }).click()
  await page.getByLabel('Stage name').fill('not a name')
  await page.getByRole('button', { name: 'Add' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('backend')
  await page.getByRole('textbox', { name: 'Value', exact: true }).fill('b.example')
  await page.getByRole('button', { name: 'Create stage' }).click()
  await expect(page.getByLabel('Stage name')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('Stage name').fill('second')
  await page.getByText('Create canary', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Share of the calls' }).fill('25')
  await page.getByRole('button', { name: 'Create stage' }).click()
  await page.waitForURL(/\/stages\/second$/)
  await page.goto(`/console/apis/${restApiId}/stages/second/variables`)
  await expect(page.getByRole('textbox', { name: 'Value' })).toHaveValue('b.example')
  await page.goto(`/console/apis/${restApiId}/stages`)
  await expect(page.getByRole('row', { name: /^second canary 25 %/ })).toBeVisible()
  const url = `${gatewayUrl}/_aws/execute-api/${restApiId}/second/pets`
  await expect.poll(async () => (await page.request.get(url)).status()).toBe(200)
  await page.goto(`/console/apis/${restApiId}/stages/prod`)
  await page.getByRole('button', { name: /^Actions for / }).click()
  await page.getByRole('menuitem', { name: 'New stage from it' }).click()
  await page.waitForURL(/~new\?deployment=\w+$/)
})

test('an API is cloned from its settings, under another name', async ({ page }) => {
  const name = `Cloned pets ${Date.now()}`
  const restApiId = await importApi(page, document(name, { '/pets': { get: answering } }))
  await page.goto('/console/apis/new')
  await page.getByRole('button', { name: 'Clone it' }).click()
  await expect(page.getByText('Choose the API to clone.')).toBeVisible()
  await page.getByRole('combobox', { name: 'API to clone' }).fill(name)
  await page.getByRole('option', { name }).click()
  await expect(page.getByLabel('Name of the copy')).toHaveValue(`Copy of ${name}`)

  await page.goto(`/console/apis/${restApiId}/settings`)
  await page.getByRole('link', { name: 'Clone API' }).click()
  await expect(page.getByRole('combobox', { name: 'API to clone' })).toHaveValue(name)
  await page.getByLabel('Name of the copy').fill(`${name} again`)
  await page.getByRole('button', { name: 'Clone it' }).click()
  await page.waitForURL((url) => url.pathname.includes('/resources') && !url.pathname.includes(restApiId))
  await expect(page.getByRole('heading', { name: `${name} again` })).toBeVisible()
  await expect(page.getByRole('treegrid', { name: 'Resources' }).getByText('/pets')).toBeVisible()
})

test('an integration is taken away after asking, and the method stays', async ({ page }) => {
  const restApiId = await importApi(page, document('Emptied pets', { '/pets': { get: answering } }))
  await openResource(page, restApiId, '/pets')
  await page.getByRole('link', { name: 'GET', exact: true }).click()
  await page.waitForURL(/\/methods\/GET/)
  await page.goto(`${page.url()}?part=integration`)
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove integration' }).click()
  await expect(page.getByText('The integration is removed from the draft')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove', exact: true })).toHaveCount(0)
  await expect(page.getByRole('navigation', { name: 'Method execution' })).toContainText('Not set')
})

function fileOf(name: string, content: object) {
  return { name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(content)) }
}

/** The address without a resource leads on to that of the root. */
async function openTree(page: Page, restApiId: string): Promise<void> {
  await page.goto(`/console/apis/${restApiId}/resources`)
  await page.waitForURL(/\/resources\/\w+$/)
}

async function openResource(page: Page, restApiId: string, path: string): Promise<void> {
  await openTree(page, restApiId)
  await page.getByRole('treegrid', { name: 'Resources' }).getByText(path, { exact: true }).click()
  await expect(page.getByRole('heading', { name: path })).toBeVisible()
}

async function deploy(page: Page, restApiId: string, stageName: string): Promise<void> {
  await page.goto(`/console/apis/${restApiId}/deploy?stage=new`)
  await page.getByLabel('Name of the new stage').fill(stageName)
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  await page.waitForURL(new RegExp(`/stages/${stageName}$`))
}
