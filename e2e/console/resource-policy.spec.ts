import { expect, type Page, test } from '@playwright/test'
import { importApi } from './make-api.ts'
import { signIn } from './sign-in.ts'

/** Who may call an API is written from a template, tried out before it counts, and taken away again. */

const integration = {
  type: 'mock',
  requestTemplates: { 'application/json': '#set($name = $input.path("$.name"))\n{"statusCode": 200}' },
  responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '{"saved": true}' } } },
}
const pets = (name: string) => ({
  openapi: '3.0.1',
  info: { title: name, version: '1' },
  paths: {
    '/pets': {
      post: {
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
        responses: { 200: { description: 'Saved', content: { 'application/json': {} } } },
        'x-amazon-apigateway-integration': integration,
      },
    },
  },
  components: { schemas: { Pet: { type: 'object', properties: { name: { type: 'string', example: 'Rex' } } } } },
})

test.beforeEach(async ({ page }) => signIn(page))

test('a policy from a template is simulated before it is saved, removed, and brought back', async ({ page }) => {
  const restApiId = await importApi(page, pets(`Guarded ${Date.now()}`))
  await page.goto(`/console/apis/${restApiId}/resource-policy`)
  await page.getByRole('button', { name: 'Templates' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'IP range deny list' }).check({ force: true })
  await dialog.getByRole('textbox', { name: 'Addresses and ranges' }).fill('198.51.100.0/24')
  await dialog.getByRole('button', { name: 'Add to the document' }).click()
  await expect(page.getByText('The document can be evaluated.')).toBeVisible()

  const simulator = page.getByRole('form', { name: 'Simulator' })
  const result = page.getByRole('region', { name: 'Result of the simulation' })
  await expect(simulator.getByRole('textbox', { name: 'Path' })).toHaveValue('/pets')
  await simulator.getByRole('button', { name: 'Simulate' }).click()
  await expect(result.getByRole('status')).toContainText('Allowed by statement 2 (AllowOthers)')
  await simulator.getByRole('textbox', { name: 'From address' }).fill('198.51.100.9')
  await simulator.getByRole('button', { name: 'Simulate' }).click()
  await expect(result.getByRole('status')).toContainText('Explicit deny by statement 1 (DenyAddresses)')
  await expect(result.getByRole('row', { name: /IpAddress aws:SourceIp/ })).toContainText('198.51.100.9')
  await expect(result.locator('mark')).toContainText('DenyAddresses')

  await page.getByRole('button', { name: 'Save policy' }).click()
  await expect(page.getByText('Policy saved. It takes effect with the next deployment.')).toBeVisible()
  await page.getByRole('button', { name: 'Remove policy' }).click()
  await expect(page.getByText('No policy: everybody may call')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('The policy is back')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Policy document' })).toContainText('DenyAddresses')
})

test('a policy that cannot be read is refused at its place', async ({ page }) => {
  const restApiId = await importApi(page, pets(`Refused ${Date.now()}`))
  await page.goto(`/console/apis/${restApiId}/resource-policy`)
  const editor = page.getByRole('textbox', { name: 'Policy document' })
  await editor.fill('{\n  "Statement": [\n    {"Effect": "Perhaps"}\n  ]\n}')
  const problems = page.getByRole('list', { name: /Policy document/ })
  await expect(problems.getByRole('button')).toContainText('Line 3')
  await expect(page.getByText('Invalid policy document.').first()).toBeVisible()
})

test('a test opens as a waterfall and becomes an example, which the export has', async ({ page }) => {
  const restApiId = await importApi(page, pets(`Tested ${Date.now()}`))
  await openMethod(page, restApiId)
  await page.getByRole('navigation', { name: 'Method sections' }).getByRole('link', { name: 'Test' }).click()
  const form = page.getByRole('form', { name: 'Test POST /pets' })
  await expect(form.getByRole('textbox', { name: 'Request body' })).toHaveValue(/"name": "Rex"/)
  await form.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: '200' })).toBeVisible()
  const stages = page.getByRole('list', { name: 'Stages of the request' })
  await stages.getByText('Build integration request').click()
  const template = page.getByRole('region', { name: 'Request template' })
  await expect(template.getByText('$input.path("$.name")').first()).toBeVisible()
  await expect(template.getByRole('definition').filter({ hasText: 'Rex' }).first()).toBeVisible()
  await page.getByRole('radio', { name: 'Log' }).click()
  await expect(page.getByText('Method completed with status: 200')).toBeVisible()

  await page.getByRole('button', { name: 'Save as example' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('A dog')
  await dialog.getByRole('button', { name: 'Save example' }).click()
  await expect(page.getByText('Example “A dog” saved')).toBeVisible()
  await page.goto(`/console/apis/${restApiId}/deploy`)
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  await page.waitForURL(/\/stages\/prod$/)
  const answer = await page.request.get(`/console/apis/${restApiId}/stages/prod/export?type=oas30&format=json`)
  const media = (await answer.json()).paths['/pets'].post.requestBody.content['application/json']
  expect(media.examples['A dog'].value).toEqual({ name: 'Rex' })
})

/** By the tree of resources. */
async function openMethod(page: Page, restApiId: string): Promise<void> {
  await page.goto(`/console/apis/${restApiId}/resources`)
  await page.getByRole('treegrid').getByText('POST').first().click()
  await page.waitForURL(/\/methods\/POST/)
}
