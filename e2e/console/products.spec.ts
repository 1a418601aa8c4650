import { expect, type Page, test } from '@playwright/test'
import { importApi } from './make-api.ts'
import { signIn } from './sign-in.ts'

/** A product is put together: chosen operations, plans with terms, guides, visibility, its end; and keys in bulk. */
const mock = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200' } },
}

function operation(summary: string) {
  return { summary, responses: { 200: { description: 'OK' } }, 'x-amazon-apigateway-integration': mock }
}

function documentOf(title: string) {
  return {
    openapi: '3.0.1',
    info: { title, version: '1' },
    paths: {
      '/ships': { get: operation('Lists ships'), post: operation('Adds a ship') },
      '/ships/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        get: operation('Shows a ship'),
        delete: operation('Sinks a ship'),
      },
      '/harbours': { get: operation('Lists harbours') },
    },
  }
}

/** A published product with one plan over an API of its own. */
async function makeProduct(page: Page): Promise<{ name: string; slug: string; href: string }> {
  const name = `Ships ${Date.now().toString(36)}`
  const restApiId = await importApi(page, documentOf(name))
  await page.goto(`/console/apis/${restApiId}/deploy`)
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  await page.waitForURL(/\/stages\/prod/)
  await page.goto('/console/usage-plans/new')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(`Plan of ${name}`)
  await page.getByText(restApiId).click()
  await page.getByRole('button', { name: 'Create plan' }).click()
  await page.waitForURL(/usage-plans\/(?!new)\w+$/)
  await page.goto('/console/products/new')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await page.getByText(restApiId, { exact: true }).click()
  await page.getByText(`Plan of ${name}`).click()
  await page.getByRole('button', { name: 'Create product' }).click()
  await page.waitForURL(/products\/(?!new)\w+$/)
  const href = new URL(page.url()).pathname
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('published for anyone')).toBeVisible()
  return { name, slug: name.toLowerCase().replace(' ', '-'), href }
}

async function goToPart(page: Page, part: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Product sections' }).getByRole('link', { name: part }).click()
}

test.beforeEach(async ({ page }) => signIn(page))

test('chosen operations are all that the portal shows; by keyboard, and with a search', async ({ page, request }) => {
  const { slug } = await makeProduct(page)
  await goToPart(page, 'Operations')
  await page.getByText('Chosen operations').click()
  const tree = page.getByRole('tree')
  await expect(page.getByText('5 of 5 chosen')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search operations' }).fill('ship')
  await expect(tree.getByRole('treeitem', { name: '/harbours' })).toHaveCount(0)
  await tree.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  await expect(page.getByText('1 of 5 chosen')).toBeVisible()
  await tree.getByRole('treeitem', { name: 'GET /ships', exact: true }).click()
  await expect(page.getByText('2 of 5 chosen')).toBeVisible()
  await page.getByRole('button', { name: 'Save operations' }).click()
  await expect(page.getByText('2 operations are shown')).toBeVisible()
  const document = await (await request.get(`/products/${slug}/openapi.json`)).json()
  expect(Object.keys(document.paths).sort()).toEqual(['/harbours', '/ships'])
  expect(Object.keys(document.paths['/ships'])).toEqual(['get'])
  const markdown = await (await request.get(`/products/${slug}.md`)).text()
  expect(markdown).toContain('Lists harbours')
  expect(markdown).not.toContain('Sinks a ship')
})

test('guides are written, ordered, read in the portal and deleted with a way back', async ({ page, request }) => {
  const { slug } = await makeProduct(page)
  await goToPart(page, 'Guides')
  for (const title of ['Getting started', 'Errors']) {
    await page.getByRole('button', { name: 'New guide' }).first().click()
    await page.getByLabel('Title').fill(title)
    await page.getByRole('button', { name: 'Create guide' }).click()
    await page.waitForURL(/\/guides\/\w+$/)
    await page
      .getByRole('textbox', { name: /^Text/ })
      .fill(`## ${title} here\n\n<script>alert(1)</script> Read *this*.`)
    const preview = page.getByRole('region', { name: 'Preview of the guide' })
    await expect(preview.getByRole('heading', { name: `${title} here` })).toBeVisible()
    await page.getByRole('button', { name: 'Save guide' }).click()
    await expect(page.getByText('Saved').first()).toBeVisible()
    await goToPart(page, 'Guides')
  }
  await page.getByRole('button', { name: 'Move Errors up' }).click()
  await expect(
    page
      .getByRole('list')
      .getByRole('link', { name: /Errors|Getting started/ })
      .first(),
  ).toHaveText('Errors')
  const rows = page.getByRole('list', { name: 'Guides' }).getByRole('listitem')
  const rowOf = (title: string) => rows.filter({ has: page.getByRole('link', { name: title, exact: true }) })
  await rowOf('Getting started').locator('[data-handle]').dragTo(rowOf('Errors'))
  await expect(rows.getByRole('link')).toHaveText(['Getting started', 'Errors'])
  await rowOf('Errors').getByRole('link').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(rows.getByRole('link')).toHaveText(['Errors', 'Getting started'])
  await expect(async () => {
    await page.goto(`/products/${slug}/guides/getting-started`)
    const links = page.getByRole('navigation', { name: 'Guides' }).getByRole('link')
    await expect(links).toHaveText(['Errors', 'Getting started'], { timeout: 1000 })
  }).toPass()
  await expect(page.getByRole('heading', { name: 'Getting started', exact: true, level: 1 })).toBeVisible()
  const markdown = await request.get(`/products/${slug}/guides/errors.md`)
  expect(await markdown.text()).toContain('Errors here')
  expect(await (await request.get('/llms.txt')).text()).toContain(`/products/${slug}/guides/errors.md`)
  expect(await (await request.get('/sitemap.xml')).text()).toContain(`/products/${slug}/guides/errors`)
})

test('a product for a group is no product for others, at any address', async ({ page, request }) => {
  const { name, slug, href } = await makeProduct(page)
  const group = `Group of ${name}`
  await page.goto('/console/groups')
  await page.getByRole('button', { name: 'New group' }).first().click()
  await page.getByLabel('Name').fill(group)
  await page.getByRole('button', { name: 'Create group' }).click()
  await page.waitForURL(/groups\/\w+$/)
  await page.getByLabel('Add people or domains').fill('ada@example.org, @example.com')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('row', { name: /@example.com/ })).toContainText('everybody there')
  await page.getByRole('button', { name: 'Remove ada@example.org' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('row', { name: /ada@example.org/ })).toContainText('not signed up yet')

  await page.goto(`${href}/visibility`)
  await page.getByRole('radio', { name: /^Groups/ }).check({ force: true })
  await page.getByText(group).click()
  await page.getByRole('button', { name: 'Save visibility' }).click()
  await expect(page.getByText('published for groups')).toBeVisible()
  for (const path of ['', '.md', '/openapi.json', '/postman.json', '/sdk', '/guides/none']) {
    expect([path, (await request.get(`/products/${slug}${path}`)).status()]).toEqual([path, 404])
  }
  expect(await (await request.get('/llms.txt')).text()).not.toContain(slug)
})

test('plans have terms and approval, and the end of a product is announced', async ({ page, request }) => {
  const { name, slug } = await makeProduct(page)
  await goToPart(page, 'Stages and plans')
  const plan = page.getByRole('listitem', { name: `Plan of ${name}` })
  await plan.getByLabel(/^Price of/).fill('twelve')
  await page.getByRole('button', { name: 'Save stages and plans' }).click()
  // What is no amount must not make the plan free.
  await expect(plan.getByLabel(/^Price of/)).toHaveAttribute('aria-invalid', 'true')
  await expect(plan.getByLabel(/^Price of/)).toHaveValue('twelve')
  await plan.getByLabel(/^Price of/).fill('12,50')
  await plan.getByRole('button', { name: 'Add terms' }).click()
  await plan.getByRole('textbox', { name: /^Terms/ }).fill('Pay **monthly**.')
  await plan.getByRole('button', { name: /^At once/ }).click()
  await page.getByRole('option', { name: /^By an admin/ }).click()
  await page.getByRole('button', { name: 'Save stages and plans' }).click()
  await expect(page.getByText('Saved').first()).toBeVisible()
  await page.reload()
  await expect(plan.getByRole('textbox', { name: /^Terms/ })).toHaveValue('Pay **monthly**.')
  await expect(plan.getByLabel(/^Price of/)).toHaveValue('12.50')
  await expect(plan.getByRole('button', { name: /^By an admin/ })).toBeVisible()

  await goToPart(page, 'Deprecation')
  await page.getByLabel('Last day').fill('2031-05-31')
  await page.getByLabel('Message').fill('Ships are replaced by trains.')
  await page.getByRole('button', { name: 'Announce' }).click()
  await expect(page.getByText('ends', { exact: true })).toBeVisible()
  expect(await (await request.get(`/products/${slug}.md`)).text()).toContain('2031-05-31')
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByText('ends', { exact: true })).toHaveCount(0)
})

test('keys are imported with a report line by line, filtered, given an end and exported', async ({ page }) => {
  const mark = Date.now().toString(36)
  await page.goto('/console/api-keys/import')
  const lines = [
    'name,key,enabled',
    `One ${mark},${mark.padEnd(40, 'a')},true`,
    `Two ${mark},${mark.padEnd(40, 'b')},false`,
  ]
  await page.getByRole('textbox', { name: 'Lines' }).fill([...lines, 'Short,abc,true'].join('\n'))
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('row', { name: /^4/ })).toContainText('not imported')
  await page.getByRole('button', { name: 'Import 2 keys' }).click()
  await page.waitForURL(/\/console\/api-keys$/)
  await page.goto(`/console/api-keys?q=${mark}&state=disabled&unused=30`)
  await expect(page.getByRole('link', { name: `Two ${mark}` })).toBeVisible()
  await expect(page.getByRole('link', { name: `One ${mark}` })).toHaveCount(0)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByRole('link', { name: `One ${mark}` }).click()
  await page.getByLabel(/^Expires/).fill('2031-05-31T10:00')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved').first()).toBeVisible()
  await page.goto(`/console/api-keys?q=${mark}`)
  await expect(page.getByRole('row', { name: new RegExp(`One ${mark}`) })).toContainText('expires in')
  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: 'Download' }).click()
  expect((await download).suggestedFilename()).toBe('api-keys.csv')
})
