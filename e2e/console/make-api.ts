import type { Page } from '@playwright/test'
import { chooseFile } from './choose-file.ts'

/** Imports an OpenAPI document through the page that does it, and answers the API's id. */
export async function importApi(page: Page, document: object): Promise<string> {
  await page.goto('/console/apis/new')
  const buffer = Buffer.from(JSON.stringify(document))
  await chooseFile(page.getByLabel('OpenAPI document'), { name: 'api.json', mimeType: 'application/json', buffer })
  await page.waitForURL(/\/publish\/review$/)
  return idIn(page)
}

/** An API that sends everything to a URL, deployed to `prod`; answers its id. */
export async function deployProxy(page: Page, backendUrl: string): Promise<string> {
  await page.goto('/console/apis/new')
  await page.getByLabel('Backend URL').fill(backendUrl)
  await page.getByRole('button', { name: 'Proxy it' }).click()
  await page.waitForURL(/\/publish\/backend$/)
  const restApiId = idIn(page)
  await page.goto(`/console/apis/${restApiId}/deploy`)
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  await page.waitForURL(/\/stages\/prod$/)
  return restApiId
}

function idIn(page: Page): string {
  return /apis\/(\w+)\//.exec(page.url())?.[1] ?? ''
}
