import { expect, test } from '@playwright/test'
import { type PostgresServer, startPostgres } from '../servers/postgres.ts'
import { type Product, startProduct } from '../servers/product.ts'

/** A page that breaks, since the database is gone, says so inside what still works, and recovers without a reload. */
let postgres: PostgresServer
let product: Product

test.beforeAll(async () => {
  test.setTimeout(360_000)
  postgres = await startPostgres()
  product = await startProduct({ DATABASE_URL: postgres.createDatabase('gatehouse') })
})

test.afterAll(async () => {
  await product?.stop()
  postgres?.remove()
})

test('while the database is out, a page says that it broke; “Try again” shows it once the database is back', async ({
  page,
}) => {
  test.setTimeout(300_000)
  await page.goto(`${product.url}/sign-in?callbackUrl=/console/apis`)
  await page.getByLabel('E-mail').fill(product.email)
  await page.getByLabel('Password', { exact: true }).fill(product.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'APIs' })).toBeVisible()

  postgres.stop()
  await page.getByRole('navigation').locator('a[href="/console/groups"]').first().click()
  await expect(page.getByRole('heading', { name: 'This page broke' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Go to the start' })).toBeVisible()
  await expect(page.getByRole('main').getByText(/ECONNREFUSED|postgres|drizzle|select /i)).toHaveCount(0)

  const whole = await page.request.get(`${product.url}/console/groups`)
  expect(await whole.text()).not.toMatch(/ECONNREFUSED|drizzle|Failed query/)

  // A page whose frame needs the database too: nothing of the product is left but what to do.
  const portal = await page.context().newPage()
  await portal.goto(`${product.url}/`)
  await expect(portal.getByRole('main').getByRole('heading', { name: 'This page broke' })).toBeVisible()
  await expect(portal.getByRole('main').getByText(/ECONNREFUSED|postgres|drizzle|select /i)).toHaveCount(0)

  postgres.start()
  await expect(async () => {
    await portal.getByRole('button', { name: 'Try again' }).click({ timeout: 2000 })
    await expect(portal.getByRole('heading', { name: 'Find an API' })).toBeVisible({ timeout: 5000 })
  }).toPass()
  await expect(async () => {
    await page.getByRole('button', { name: 'Try again' }).click({ timeout: 2000 })
    await expect(page.getByRole('heading', { level: 1, name: 'Groups' })).toBeVisible({ timeout: 5000 })
  }).toPass()
})
