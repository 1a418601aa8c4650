import { expect, type Page, test } from '@playwright/test'
import { systemClock } from 'gateway-core/system-clock.ts'
import { type OidcIssuer, oidcIssuer } from 'gateway-core/testing/oidc-issuer.ts'
import { signIn } from './sign-in.ts'

/** Who may call, asked while an API is published: the tokens of an issuer, and what asks for them then. */
let issuer: OidcIssuer

test.beforeAll(async () => {
  issuer = await oidcIssuer(systemClock)
})

test.afterAll(() => issuer[Symbol.asyncDispose]())

test.beforeEach(async ({ page }) => signIn(page))

test('an API is published for the tokens of an issuer; its first call wants one', async ({ page }) => {
  await openBackendStep(page)
  await page.getByText('JWT', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Issuer' }).fill('no issuer')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('textbox', { name: 'Issuer' })).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('JWT', { exact: true })).toBeVisible()
  await page.getByRole('textbox', { name: 'Issuer' }).fill(issuer.url)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Deploy and publish' }).click()

  const answer = page.getByRole('region', { name: 'Answer' })
  await expect(answer.getByText('401', { exact: true })).toBeVisible()
  await expect(page.getByText("-H 'Authorization: …'")).toBeVisible()
  await page.getByLabel('Authorization header').fill(`Bearer ${await issuer.token()}`)
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(answer.getByText('200', { exact: true })).toBeVisible()

  await page.goto(page.url().replace(/live.*/, 'backend'))
  await expect(page.getByRole('radio', { name: 'Authorizer' })).toBeChecked()
})

async function openBackendStep(page: Page): Promise<void> {
  await page.goto('/console/apis/new')
  await page.getByRole('button', { name: 'Start with the sample' }).click()
  await page.getByRole('link', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'Backend and access' })).toBeVisible()
}
