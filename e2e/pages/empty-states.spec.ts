import { expect, type Page, test } from '@playwright/test'
import { newOwner } from './new-user.ts'

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

function actionOf(main: ReturnType<Page['getByRole']>, name: string) {
  return main
    .getByRole('button', { name, exact: true })
    .or(main.getByRole('link', { name, exact: true }))
    .first()
}
