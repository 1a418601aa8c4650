import { expect, type Page, test } from '@playwright/test'
import { signIn } from '../console/sign-in.ts'
import { importDocument, mock, publishApi } from './publish-document.ts'

/** A test that is kept in the console is what consumers find filled in. */
const parameter = (place: string, name: string) => ({ name, in: place, schema: { type: 'string' } })

test('tests that are saved as examples are chosen in the try pane, with all that they had', async ({ page }) => {
  await signIn(page)
  const name = `Cove ${Date.now().toString(36)}`
  const restApiId = await importDocument(page, name, {
    paths: {
      '/seals': {
        post: {
          parameters: [parameter('query', 'limit'), parameter('header', 'X-Trace')],
          requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
          responses: { 200: { description: 'OK' } },
          'x-amazon-apigateway-integration': mock,
        },
      },
    },
  })
  await page.goto(`/console/apis/${restApiId}/resources`)
  await page.getByRole('treegrid', { name: 'Resources' }).getByText('POST', { exact: true }).click()
  await page.getByRole('link', { name: 'Test', exact: true }).click()
  await page.waitForURL(/\/test$/)
  await keepTest(page, { name: 'Grey seals', limit: '5', trace: 'on', body: '{"kind": "grey"}' })
  await keepTest(page, { name: 'Ringed seals', limit: '', trace: '', body: '{"kind": "ringed"}' })

  const product = await publishApi(page, restApiId, name)
  await page.goto(product)
  const pane = page.getByRole('complementary', { name: 'Try it now' })
  const code = pane.getByRole('region', { name: 'Code' })
  const picker = pane.getByRole('button', { name: /Example/ })
  // The newest is filled in.
  await expect(picker).toContainText('Ringed seals')
  await expect(code).toContainText('ringed')
  await expect(code).not.toContainText('limit=5')
  await picker.click()
  await page.getByRole('option', { name: /Grey seals/ }).click()
  await expect(code).toContainText('seals?limit=5')
  await expect(code).toContainText('X-Trace: on')
  await expect(code).toContainText('grey')
  await expect(pane.getByRole('textbox', { name: /limit/ })).toHaveValue('5')
  await pane.getByRole('button', { name: 'Send' }).click()
  await expect(pane.getByRole('region', { name: 'Response' }).getByText('200 OK')).toBeVisible()
  await picker.click()
  await page.getByRole('option', { name: /Ringed seals/ }).click()
  await expect(pane.getByRole('textbox', { name: /limit/ })).toHaveValue('')
})

/** Runs the method with these and keeps it. */
async function keepTest(
  page: Page,
  given: { name: string; limit: string; trace: string; body: string },
): Promise<void> {
  await page.getByRole('group', { name: 'Query string' }).getByRole('textbox', { name: 'Value' }).fill(given.limit)
  const headers = page.getByRole('group', { name: 'Headers' })
  const row = headers.getByRole('textbox', { name: 'Value' })
  await row.first().fill(given.trace)
  await page.getByRole('textbox', { name: 'Request body' }).fill(given.body)
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await page.getByRole('button', { name: 'Save as example' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save as example' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill(given.name)
  await dialog.getByRole('button', { name: 'Save example' }).click()
  await expect(page.getByText(`Example “${given.name}” saved`)).toBeVisible()
}
