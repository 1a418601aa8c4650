import { expect, type Page, test } from '@playwright/test'
import { newOwner } from './new-user.ts'
import { test as walk } from './walk.ts'

/** Lists in an account in which there is nothing: what they say, and what to do about it. */
const lists: readonly { address: string; says: string; offers: string }[] = [
  { address: '/console/apis', says: 'No APIs yet', offers: 'Start with the sample' },
  { address: '/console/api-keys', says: 'No API keys yet', offers: 'Import' },
  { address: '/console/usage-plans', says: 'No usage plans yet', offers: 'New usage plan' },
  { address: '/console/domain-names', says: 'No domain names yet', offers: 'Create domain name' },
  {
    address: '/console/client-certificates',
    says: 'No client certificates yet',
    offers: 'Generate client certificate',
  },
  { address: '/console/vpc-links', says: 'No VPC links yet', offers: 'Create VPC link' },
  { address: '/console/functions', says: 'No functions yet', offers: 'Write your own' },
  { address: '/console/products', says: 'No products yet', offers: 'Publish an API' },
  { address: '/console/portals', says: 'No portals yet', offers: 'Create a portal from your products' },
  { address: '/console/access-requests', says: 'Nothing waits for you', offers: 'Products' },
  { address: '/console/access-requests/rules', says: 'No rules yet', offers: 'Add rule' },
  { address: '/console/groups', says: 'No groups yet', offers: 'New group' },
  { address: '/console/settings/access-keys', says: 'No access keys', offers: 'Create access key' },
  { address: '/apps', says: 'No app yet', offers: 'Find an API' },
  { address: '/requests', says: 'No requests yet', offers: 'Find an API' },
]

test('an account without data says on each page what to do first', async ({ browser }) => {
  test.setTimeout(300_000)
  const page = await (await browser.newContext()).newPage()
  await newOwner(page, { name: 'Nobody yet', account: `Empty ${Date.now()}` })
  for (const { address, says, offers } of lists) {
    await test.step(address, async () => {
      await page.goto(address)
      const main = page.getByRole('main')
      await expect(main.getByRole('heading', { name: says, exact: true })).toBeVisible()
      await expect(actionOf(main, offers)).toBeEnabled()
    })
  }
  await page.context().close()
})

/** Pages of an API in which there is nothing yet. */
const inApi: readonly { page: string; says: string; offers: string }[] = [
  { page: 'stages', says: 'No stages yet', offers: 'Review and deploy' },
  { page: 'authorizers', says: 'No authorizers yet', offers: 'Create authorizer' },
  { page: 'validators', says: 'No request validators yet', offers: 'Create validator' },
  { page: 'documentation/versions', says: 'Nothing published yet', offers: 'Publish a version' },
]

test('an API in which there is nothing says on each page what to do first', async ({ browser }) => {
  test.setTimeout(300_000)
  const page = await (await browser.newContext()).newPage()
  await newOwner(page, { name: 'Nobody yet', account: `Blank ${Date.now()}` })
  await page.goto('/console/apis/new')
  await page.getByLabel('API name').fill('Blank')
  await page.getByRole('button', { name: 'Create API' }).click()
  await page.waitForURL(/\/console\/apis\/\w{10}/)
  const [api] = /\/console\/apis\/\w{10}/.exec(page.url()) ?? []
  for (const { page: name, says, offers } of inApi) {
    await test.step(name, async () => {
      await page.goto(`${api}/${name}`)
      const main = page.getByRole('main')
      await expect(main.getByRole('heading', { name: says, exact: true })).toBeVisible()
      await expect(actionOf(main, offers)).toBeEnabled()
    })
  }
  await page.context().close()
})

/** Lists that can be narrowed: what they say where nothing is left, with the words in the address as a reader sends them. */
const narrowed: readonly { address: string; says: string }[] = [
  { address: '/console/apis', says: 'No API matches' },
  { address: '/console/api-keys', says: 'No key matches' },
  { address: '/console/usage-plans', says: 'No plan matches' },
  { address: '/console/domain-names', says: 'No domain name matches' },
  { address: '/console/client-certificates', says: 'No certificate matches' },
  { address: '/console/vpc-links', says: 'No VPC link matches' },
  { address: '/console/functions', says: 'No function matches' },
  { address: '/console/products', says: 'No product matches' },
  { address: '/console/portals', says: 'No portal matches' },
  { address: '/console/groups', says: 'No group matches' },
  { address: '/', says: 'No API matches' },
]

for (const { address, says } of narrowed) {
  walk(`${address}: a search that finds nothing says so, and what is searched for stays`, async ({ owner }) => {
    await owner.goto(`${address}?q=nothing-has-this-name`)
    await expect(owner.getByRole('main').getByRole('heading', { name: says, exact: true })).toBeVisible()
    await expect(owner.getByRole('searchbox').or(owner.getByRole('combobox')).first()).toHaveValue(
      'nothing-has-this-name',
    )
  })
}

function actionOf(main: ReturnType<Page['getByRole']>, name: string) {
  return main
    .getByRole('button', { name, exact: true })
    .or(main.getByRole('link', { name, exact: true }))
    .first()
}
