import { expect, type Page, test } from '@playwright/test'
import { importApi } from './make-api.ts'
import { signIn } from './sign-in.ts'

/** A method is defined by its five boxes, its templates are tried while they are typed, and its resource moves. */

const schema = { type: 'object', properties: { name: { type: 'string', example: 'Rex' } } }
const pets = {
  openapi: '3.0.1',
  info: { title: 'Boxed pets', version: '1' },
  paths: {
    '/farm': {
      get: { responses: { 200: { description: 'ok' } }, 'x-amazon-apigateway-integration': { type: 'mock' } },
    },
    '/pets': {
      post: {
        parameters: [{ name: 'page', in: 'query', schema: { type: 'string' } }],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
        responses: { 200: { description: 'ok' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: { default: { statusCode: '200' } },
        },
      },
    },
  },
  components: { schemas: { Pet: schema } },
}

test.beforeEach(async ({ page }) => signIn(page))

test('the five boxes are reached and opened by keyboard, and the address holds the box', async ({ page }) => {
  await openMethod(page)
  const flow = page.getByRole('navigation', { name: 'Method execution' })
  const boxes = flow.getByRole('link')
  await expect(boxes).toHaveCount(5)
  await boxes.first().focus()
  const opened = ['integration-request', 'integration', 'integration-responses', 'method-responses']
  for (const [index, part] of opened.entries()) {
    await page.keyboard.press('Tab')
    await expect(boxes.nth(index + 1)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`\\?part=${part}$`))
    await expect(page.locator(`section#${part}`)).toBeVisible()
    await expect(boxes.nth(index + 1)).toHaveAttribute('aria-current', 'step')
  }
  await page.goBack()
  await expect(page.locator('section#integration-responses')).toBeVisible()
  await expect(boxes.first()).toContainText('1 parameter')
  await expect(boxes.first()).toContainText('Pet')
})

test('a template is rendered while it is typed, and its mistakes stand at their places', async ({ page }) => {
  await openMethod(page, 'integration-request')
  const editor = page.getByRole('textbox', { name: 'Template for application/json', exact: true })
  const result = page.getByRole('region', { name: 'Result', exact: true })
  await expect(result).toContainText('"statusCode": 200')

  await editor.fill(
    '{\n  "statusCode": 200,\n  "name": $input.json(\'$.name\'),\n  "page": "$input.params(\'page\')"\n}',
  )
  await expect(result).toContainText('"name": "Rex"')
  await expect(result).toContainText('"page": "1"')

  await editor.fill('{\n  "name": $input.path("$[")\n}')
  const problems = page.getByRole('list', { name: 'Problems of Template for application/json' })
  await expect(problems).toContainText('Line 2, column 11')
  await expect(page.locator('.cm-lintRange-error')).toHaveCount(1)
  await editor.fill('#if($input.body)\n{"statusCode": 200}\n')
  await expect(problems).toContainText('#if has no #end')
  await editor.fill('{"statusCode": 200,}')
  await expect(result).toContainText('The result is not JSON')
  await expect(result).toContainText('Line 1, column 20')

  await editor.fill('')
  await editor.pressSequentially('$context.identity.sou')
  await page.getByRole('option', { name: /identity\.sourceIp/ }).click()
  await expect(result).toContainText('203.0.113.10')
  await page
    .getByRole('radio', { name: 'Sample body' })
    .or(page.getByRole('button', { name: 'Sample body' }))
    .click()
  await page.getByRole('textbox', { name: /^Sample body of/ }).fill('{"name": "Bella"}')
  await editor.fill('{"statusCode": 200, "name": $input.json(\'$.name\')}')
  await page
    .getByRole('radio', { name: 'Result' })
    .or(page.getByRole('button', { name: 'Result' }))
    .click()
  await expect(result).toContainText('Bella')

  await page.getByRole('button', { name: 'Save integration request' }).click()
  await expect(page.getByText('Saved as a draft').first()).toBeVisible()
  await page.reload()
  await expect(editor).toContainText("$input.json('$.name')")
})

test('what AWS refuses is said at its field', async ({ page }) => {
  await openMethod(page, 'integration')
  await page.getByText('Mapped on the way in and out').click()
  await page.getByLabel('URL').fill('nowhere')
  await page.getByRole('button', { name: 'Save integration' }).click()
  await expect(page.getByLabel('URL')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('Invalid HTTP endpoint specified for URI')).toBeVisible()
  await page.getByLabel('URL').fill('https://api.example.com/pets')
  await page.getByLabel('Timeout').fill('10')
  await page.getByRole('button', { name: 'Save integration' }).click()
  await expect(page.getByText(/Timeout should be between 50 ms/)).toBeVisible()
  await page.getByLabel('Timeout').fill('5000')
  await page.getByRole('button', { name: 'Save integration' }).click()
  await expect(page.getByText('Saved as a draft').first()).toBeVisible()
  await expect(page.getByRole('link', { name: /^Integration(?! re)/ })).toContainText('api.example.com')
})

test('a resource is moved by keyboard, and the toast brings it back', async ({ page }) => {
  await openMethod(page)
  const tree = page.getByRole('treegrid', { name: 'Resources' })
  const row = tree.getByRole('row', { name: '/pets', exact: true })
  await row.focus()
  await page.keyboard.press('ArrowRight')
  await row.getByRole('button', { name: /Drag/ }).focus()
  await page.keyboard.press('Enter')
  const target = tree.getByRole('button', { name: /\/farm/ })
  for (let step = 0; step < 10 && !(await isFocused(target)); step++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByText('/pets is now /farm/pets')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'POST /farm/pets' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Back at /pets')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'POST /pets', exact: true })).toBeVisible()
})

test('a resource is renamed and moved by its whole path; a parent that is missing is said at the field', async ({
  page,
}) => {
  await openMethod(page)
  await page.getByRole('treegrid').getByText('/pets', { exact: true }).click()
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  const path = page.getByRole('dialog').getByLabel('Path')
  await path.fill('/zoo/animals')
  await page.getByRole('button', { name: 'Move resource' }).click()
  await expect(page.getByText('There is no resource /zoo: create it first')).toBeVisible()
  await path.fill('/farm/animals')
  await page.getByRole('button', { name: 'Move resource' }).click()
  await expect(page.getByText('/pets is now /farm/animals')).toBeVisible()
  await expect(page.getByRole('treegrid').getByText('/animals', { exact: true })).toBeVisible()
})

test('the list of APIs is narrowed and sorted by its address', async ({ page }) => {
  const restApiId = await importApi(page, pets)
  await page.goto(`/console/apis?q=${restApiId}`)
  const table = page.getByRole('table', { name: 'APIs' })
  await expect(table.getByRole('row')).toHaveCount(2)
  await expect(table).toContainText('Never deployed')
  await page.getByRole('button', { name: /Deployment$/ }).click()
  await page.getByRole('option', { name: 'Up to date' }).click()
  await expect(page).toHaveURL(/state=served/)
  await expect(page.getByText('No API matches')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page).toHaveURL(/\/console\/apis$/)
  await table.getByRole('link', { name: 'Last deployed' }).click()
  await expect(page).toHaveURL(/sort=-deployed/)
  await expect(table.getByRole('columnheader', { name: 'Last deployed' })).toHaveAttribute('aria-sort', 'descending')
})

/** Leaves the page at `POST /pets` of a new API. */
async function openMethod(page: Page, part?: string): Promise<void> {
  const restApiId = await importApi(page, pets)
  await page.goto(`/console/apis/${restApiId}/resources`)
  await page.getByRole('treegrid', { name: 'Resources' }).getByText('POST', { exact: true }).click()
  await expect(page.getByRole('navigation', { name: 'Method execution' })).toBeVisible()
  if (part) await page.goto(`${page.url()}?part=${part}`)
}

async function isFocused(locator: ReturnType<Page['locator']>): Promise<boolean> {
  return (
    (await locator.count()) > 0 && (await locator.first().evaluate((element) => element === document.activeElement))
  )
}
