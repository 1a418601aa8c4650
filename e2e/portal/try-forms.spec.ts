import { expect, test } from '@playwright/test'
import { chooseFile } from '../console/choose-file.ts'
import { signIn } from '../console/sign-in.ts'
import { mock, publishDocument } from './publish-document.ts'

/** The forms of the try pane, which its document makes: what is filled in is what the code shows and what is sent. */
const operation = { responses: { 200: { description: 'OK' } }, 'x-amazon-apigateway-integration': mock }
/** What is no JSON needs a template of its own: a MOCK reads its status from the request that it is given. */
const takesPhotos = {
  ...operation,
  'x-amazon-apigateway-integration': { ...mock, requestTemplates: { 'image/png': '{"statusCode": 200}' } },
}
const order = {
  type: 'object',
  required: ['customer', 'lines'],
  properties: {
    customer: { type: 'object', required: ['name'], properties: { name: { type: 'string', example: 'Ada' } } },
    lines: {
      type: 'array',
      items: {
        type: 'object',
        required: ['article'],
        properties: {
          article: { type: 'string', example: 'A-1' },
          options: { type: 'array', items: { type: 'string', enum: ['gift', 'express'] } },
        },
      },
    },
    due: { type: 'string', format: 'date' },
  },
}
const body = (type: string, schema: object) => ({ requestBody: { content: { [type]: { schema } } } })
const file = { type: 'string', format: 'binary' }

test('objects, lists of objects, choices and files are filled in as forms', async ({ page }) => {
  await signIn(page)
  const product = await publishDocument(page, {
    paths: {
      '/orders': { post: { ...operation, ...body('application/json', order) } },
      '/photos': { put: { ...takesPhotos, ...body('image/png', file) } },
    },
  })
  await page.goto(`${product}?operation=post-orders`)
  const pane = page.getByRole('complementary', { name: 'Try it now' })
  const code = pane.getByRole('region', { name: 'Code' })
  await pane.getByRole('textbox', { name: 'name', exact: true }).fill('Grace')
  await expect(code).toContainText('"name": "Grace"')
  await pane
    .getByRole('group', { name: /^lines/ })
    .getByRole('button', { name: 'Add an item' })
    .click()
  await pane.getByRole('group', { name: 'lines[1]' }).getByRole('textbox', { name: 'article' }).fill('B-2')
  await pane.getByRole('group', { name: 'lines[1]' }).getByText('express', { exact: true }).click()
  await expect(code).toContainText('"article": "B-2"')
  await expect(code).toContainText('"express"')
  await pane.getByLabel(/^due/).fill('')
  await expect(code).not.toContainText('"due"')
  await pane.getByRole('radio', { name: 'Text' }).click()
  await expect(pane.getByRole('textbox', { name: 'Body' })).toHaveValue(/"name": "Grace"/)
  await pane.getByRole('button', { name: 'Send' }).click()
  await expect(pane.getByRole('region', { name: 'Response' }).getByText('200 OK')).toBeVisible()

  await page.goto(`${product}?operation=put-photos`)
  await expect(pane.getByRole('button', { name: 'Send' })).toBeEnabled()
  const photo = { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0, 255]) }
  await chooseFile(pane.getByLabel('File for Body image/png'), photo)
  await expect(pane.getByText('photo.png · 0 KiB')).toBeVisible()
  await pane.getByRole('button', { name: 'Send' }).click()
  await expect(pane.getByRole('region', { name: 'Response' }).getByText('200 OK')).toBeVisible()
})
