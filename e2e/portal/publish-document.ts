import { expect, type Page } from '@playwright/test'
import { importApi } from '../console/make-api.ts'

/** Answers 200 without a backend. */
export const mock = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '{"ok":true}' } } },
}

/** What a product is made of. */
export interface PublishedDocument {
  paths: object
  components?: object
  tags?: object
  /** Of the API. */
  about?: string
}

/** The signed-in owner publishes a document as a product that needs no key; answers its address. */
export async function publishDocument(page: Page, document: PublishedDocument): Promise<string> {
  const name = `Cove ${Date.now().toString(36)}`
  return await publishApi(page, await importDocument(page, name, document), name)
}

/** Imports a document under a name; answers the API's id. */
export async function importDocument(page: Page, name: string, document: PublishedDocument): Promise<string> {
  const { about = '', ...rest } = document
  return await importApi(page, {
    openapi: '3.0.1',
    info: { title: name, version: '1', description: about },
    ...rest,
  })
}

/** Deploys an API and publishes it as a product of that name; answers the product's address. */
export async function publishApi(page: Page, restApiId: string, name: string): Promise<string> {
  await page.goto(`/console/apis/${restApiId}/deploy`)
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  await page.waitForURL(/\/stages\/prod/)
  await page.goto('/console/products/new')
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByText(restApiId, { exact: true }).click()
  await page.getByRole('button', { name: 'Create product' }).click()
  await page.waitForURL(/products\/(?!new)\w+$/)
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('published for anyone')).toBeVisible()
  return `/products/${name.toLowerCase().replace(' ', '-')}`
}
