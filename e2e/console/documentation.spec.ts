import { expect, type Page, test } from '@playwright/test'
import { chooseFile } from './choose-file.ts'
import { deployProxy, importApi } from './make-api.ts'
import { signIn } from './sign-in.ts'

/** Texts are written once for many places, overridden in one, published and compared. */

const limit = { name: 'limit', in: 'query' }
const operation = { parameters: [limit], responses: { 200: { description: '' } } }
const pets = {
  openapi: '3.0.1',
  info: { title: 'Documented pets', version: '1' },
  paths: { '/pets': { get: operation }, '/stores': { get: operation } },
}

test.beforeEach(async ({ page }) => signIn(page))

test('a text written once shows below until it is overridden, and both are edited where they are', async ({ page }) => {
  await openTexts(page, await importApi(page, pets))
  await choose(page, 'limit', 0)
  await expect(page.getByText('Missing', { exact: true })).toBeVisible()
  await description(page).fill('How **many** at most')
  await expect(preview(page).locator('strong', { hasText: 'many' })).toBeVisible()
  await page.getByText('Applies to this place only').click()
  await chooseOption(page, 'Path', '/ and below')
  await chooseOption(page, 'Method', 'Any method')
  await page.getByRole('button', { name: 'Save text' }).click()

  await expect(page.getByText('From /, any method, written once and shown in 2 places')).toBeVisible()
  await choose(page, 'limit', 1)
  await expect(page.getByText('From /, any method')).toBeVisible()
  await page.getByRole('button', { name: 'Override here' }).click()
  await expect(description(page)).toHaveValue('How **many** at most')
  await description(page).fill('How many stores')
  await page.getByRole('button', { name: 'Save text' }).click()
  await expect(page.getByText('Documented', { exact: true }).last()).toBeVisible()
  await expect(preview(page).getByText('How many stores')).toBeVisible()

  await choose(page, 'limit', 0)
  await page.getByRole('link', { name: 'Edit at the source' }).click()
  await expect(page.getByText('Written for /, any method')).toBeVisible()
  await description(page).fill('At most so many')
  await page.getByRole('button', { name: 'Save text' }).click()
  await expect(page.getByRole('button', { name: 'Save text' })).toBeDisabled()
  await page.getByRole('link', { name: 'Back to where it shows' }).click()
  await expect(preview(page).getByText('At most so many')).toBeVisible()
  await choose(page, 'limit', 1)
  await expect(preview(page).getByText('How many stores')).toBeVisible()

  await page.getByRole('button', { name: 'Remove override' }).click()
  await expect(page.getByText('Removed: the text from /, any method shows again')).toBeVisible()
  await expect(preview(page).getByText('At most so many')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(preview(page).getByText('How many stores')).toBeVisible()
})

test('coverage is counted, and the filter is in the address', async ({ page }) => {
  const restApiId = await importApi(page, pets)
  await openTexts(page, restApiId)
  await choose(page, 'limit', 0)
  await description(page).fill('How many')
  await page.getByRole('button', { name: 'Save text' }).click()
  await expect(page.getByText('Documented', { exact: true }).last()).toBeVisible()
  const filter = page.getByRole('navigation', { name: 'Filter by coverage' })
  await filter.getByRole('link', { name: /^Documented/ }).click()
  await expect(page).toHaveURL(/show=own/)
  const count = Number(/\d+/.exec((await filter.getByRole('link', { name: /^Documented/ }).textContent()) ?? '')?.[0])
  expect(count).toBeGreaterThan(0)
  await page.reload()
  await expect(page.getByRole('row', { name: /, documented/ })).toHaveCount(count)
  await page.getByRole('searchbox', { name: 'Filter' }).fill('nothing like this')
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await expect(page).toHaveURL(/q=nothing/)
})

test('texts are found, written and saved by keyboard alone', async ({ page }) => {
  await openTexts(page, await importApi(page, pets))
  const row = (name: RegExp) => page.getByRole('row', { name })
  // The tree can be reached once the page's scripts are there.
  await expect(async () => {
    await row(/^Documented pets/).focus()
    await expect(row(/^Documented pets/)).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await expect(row(/^Documented pets/)).not.toBeFocused()
  await page.keyboard.type('limit')
  await expect(row(/^limit/).first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Query parameter limit' })).toBeVisible()

  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('e')
  await expect(description(page)).toBeFocused()
  await page.keyboard.type('Typed')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Text saved')).toBeVisible()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('k')
  await expect(page.getByRole('heading', { name: 'Method' })).toBeVisible()
  await page.keyboard.press('j')
  await expect(description(page)).toHaveValue('Typed')
})

test('properties are written as JSON, mistakes are said with their line, and nothing typed is lost', async ({
  page,
}) => {
  await openTexts(page, await importApi(page, pets))
  await choose(page, 'limit', 0)
  await page.getByRole('radio', { name: 'JSON' }).click()
  const json = page.getByRole('textbox', { name: 'Properties, JSON' })
  await json.fill('{\n  "description": "a",\n}')
  await expect(page.getByText('Line 3, column 1: no comma may stand before }')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save text' })).toBeDisabled()

  await choose(page, 'limit', 1)
  await expect(page.getByRole('row', { name: /limit.*not saved/ })).toHaveCount(1)
  await choose(page, 'limit', 0)
  await expect(json).toContainText(/no|"a",/)
  await json.fill('{ "description": "As JSON", "x-own": 1 }')
  await page.getByRole('button', { name: 'Save text' }).click()
  await expect(page.getByText('Text saved')).toBeVisible()
  await page.getByRole('radio', { name: 'Fields' }).click()
  await expect(description(page)).toHaveValue('As JSON')
  await expect(page.getByText('Kept as they are: x-own')).toBeVisible()
})

test('a version is published, shown by a stage, compared and deleted', async ({ page }) => {
  const restApiId = await deployProxy(page, 'http://127.0.0.1:1')
  await openTexts(page, restApiId)
  await description(page).fill('Before')
  await page.getByRole('button', { name: 'Save text' }).click()
  await expect(page.getByText('Text saved')).toBeVisible()

  await page.getByRole('link', { name: 'Versions' }).click()
  await page.getByRole('button', { name: 'Publish a version' }).click()
  await expect(page.getByLabel('Name')).toHaveValue('1.0')
  await page.getByLabel('Description').fill('The first')
  await chooseOption(page, 'Stage that shows it', 'prod')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const first = page.getByRole('row', { name: /^1\.0/ })
  await expect(first).toContainText('The first')
  await expect(first).toContainText('prod')
  await expect(page.getByText('No difference')).toBeVisible()

  await openTexts(page, restApiId)
  await description(page).fill('After')
  await page.getByRole('button', { name: 'Save text' }).click()
  await expect(page.getByText('Text saved')).toBeVisible()
  await page.getByRole('link', { name: 'Versions' }).click()
  await expect(page.getByText('1 text changed since 1.0')).toBeVisible()
  await expect(page.getByText('Before', { exact: true }).last()).toBeVisible()
  await expect(page.getByText('After', { exact: true }).last()).toBeVisible()
  await page.getByRole('button', { name: 'Publish a version' }).click()
  await expect(page.getByLabel('Name')).toHaveValue('1.1')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await chooseOption(page, 'From', '1.0')
  await chooseOption(page, 'To', '1.1')
  await expect(page).toHaveURL(/from=1\.0.*to=1\.1/)
  await expect(page.getByText('1 changed', { exact: false }).first()).toBeVisible()

  await page.getByRole('button', { name: 'Actions for 1.1' }).click()
  await page.getByRole('menuitem', { name: 'Show in a stage' }).click()
  await page.getByRole('button', { name: 'Show it' }).click()
  await expect(page.getByRole('row', { name: /^1\.1/ })).toContainText('prod')
  await page.getByRole('button', { name: 'Actions for 1.0' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Delete version' }).click()
  await expect(first).toHaveCount(0)
})

test('texts come in from a file; what cannot be read says why and changes nothing', async ({ page }) => {
  const restApiId = await importApi(page, pets)
  await page.goto(`/console/apis/${restApiId}/documentation/import`)
  const file = page.getByLabel('Document with texts')
  await chooseFile(file, { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{"openapi":') })
  await expect(page.getByText('broken.json was not imported')).toBeVisible()
  const documentationParts = [
    {
      location: { type: 'QUERY_PARAMETER', path: '/', method: '*', name: 'limit' },
      properties: { description: 'Read' },
    },
  ]
  const document = { ...pets, 'x-amazon-apigateway-documentation': { documentationParts } }
  const buffer = Buffer.from(JSON.stringify(document))
  await chooseFile(file, { name: 'texts.json', mimeType: 'application/json', buffer })
  await expect(page.getByText(/\d+ texts? imported from texts\.json/)).toBeVisible()
  await page.getByRole('link', { name: 'See the texts' }).click()
  await choose(page, 'limit', 1)
  await expect(page.getByText('From /, any method')).toBeVisible()
})

async function openTexts(page: Page, restApiId: string): Promise<void> {
  await page.goto(`/console/apis/${restApiId}/documentation`)
  await expect(page.getByRole('treegrid', { name: 'What can be documented' })).toBeVisible()
}

/** Opens one of the places of this name, in the order of the list. */
async function choose(page: Page, name: string, index: number): Promise<void> {
  await page
    .getByRole('treegrid')
    .getByRole('row', { name: new RegExp(`^${name},`) })
    .nth(index)
    .click()
  await expect(page.getByRole('row', { name: new RegExp(`^${name},.*, shown`) })).toHaveCount(1)
}

async function chooseOption(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${field}$`) }).click()
  await page.getByRole('option', { name: option }).click()
}

function description(page: Page) {
  return page.getByRole('textbox', { name: 'Description' })
}

function preview(page: Page) {
  return page.getByRole('region', { name: 'Preview of the reference' })
}
