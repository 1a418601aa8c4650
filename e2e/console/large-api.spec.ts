import { expect, test } from '@playwright/test'
import { importApi } from './make-api.ts'
import { signIn } from './sign-in.ts'

/** The tree of a large API is no part of its pages: the browser fetches it, once, and again after an edit. */

const integration = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200' } },
}
const operation = { responses: { 200: { description: 'ok' } }, 'x-amazon-apigateway-integration': integration }
const names = Array.from({ length: 400 }, (_, index) => `/shelf-${Math.floor(index / 20)}/book-${index}`)
const library = {
  openapi: '3.0.1',
  info: { title: 'Large library', version: '1' },
  paths: Object.fromEntries(names.map((name) => [name, { get: operation }])),
}

test.describe.configure({ timeout: 300_000 })

/** Four hundred paths are imported and drawn on whatever machine this is. */
const patient = { timeout: 60_000 }

test.beforeEach(async ({ page }) => signIn(page))

test('four hundred paths are found, opened, kept while one reads on, and fetched anew after an edit', async ({
  page,
}) => {
  const restApiId = await importApi(page, library)
  let fetched = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/resources/~tree')) fetched += 1
  })
  const html = await (await page.request.get(`/console/apis/${restApiId}/resources`)).text()
  expect(html).not.toContain('/book-399')

  await page.goto(`/console/apis/${restApiId}/resources`)
  const tree = page.getByRole('treegrid', { name: 'Resources' })
  await expect(tree.getByRole('row', { name: '/shelf-0', exact: true })).toBeVisible(patient)
  await page.getByLabel('Filter by path').fill('book-399')
  await tree.getByRole('row', { name: '/shelf-19/book-399' }).click()
  await expect(page.getByRole('heading', { name: '/shelf-19/book-399' })).toBeVisible()
  const before = fetched

  await page.getByRole('link', { name: 'Stages', exact: true }).first().click()
  await expect(page).toHaveURL(/\/stages$/)
  await page.getByRole('link', { name: 'Resources', exact: true }).click()
  await expect(tree).toBeVisible()
  expect(fetched).toBe(before)

  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Path').fill('/aisle')
  await page.getByRole('dialog').getByRole('button', { name: 'Create resource' }).click()
  await expect(page.getByRole('heading', { name: '/aisle' })).toBeVisible()
  await expect(tree.getByRole('row', { name: /^\/aisle/ })).toBeVisible()
})

test('a tree that cannot be fetched says so, and comes when it can', async ({ page }) => {
  const restApiId = await importApi(page, library)
  await page.route('**/resources/~tree', (route) => route.abort())
  await page.goto(`/console/apis/${restApiId}/resources`)
  await expect(page.getByText('The resources could not be fetched')).toBeVisible()
  await page.unroute('**/resources/~tree')
  await page.getByRole('button', { name: 'Try again' }).click()
  const tree = page.getByRole('treegrid', { name: 'Resources' })
  await expect(tree.getByRole('row', { name: '/shelf-0', exact: true })).toBeVisible(patient)
})

test('another account’s tree, and one that is not there, answer alike', async ({ page, browser }) => {
  const restApiId = await importApi(page, library)
  const absent = await page.request.get('/console/apis/zz00zz00/resources/~tree')
  expect(absent.status()).toBe(404)
  const visitor = await browser.newContext({ baseURL: process.env.E2E_URL ?? 'http://localhost:3000' })
  const answer = await visitor.request.get(`/console/apis/${restApiId}/resources/~tree`, { maxRedirects: 0 })
  expect([307, 401, 403]).toContain(answer.status())
  expect(await answer.text()).not.toContain('book')
  await visitor.close()
})
