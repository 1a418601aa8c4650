import { expect, test } from 'vitest'
import { referenceOutline } from './reference-outline.ts'
import { entities, entityAt, parts } from './testing/documented-pets.ts'

test('of anything in a method is the method’s, with the texts that apply', () => {
  const outline = referenceOutline(entities, parts, entityAt('total'))
  expect(outline).toMatchObject({
    subject: { key: 'get', method: 'GET', path: '/pets', properties: '{"summary":"List"}' },
    parameters: [{ key: 'limit', partId: 'p2', properties: '{"description":"How many"}' }],
    requestBody: { key: 'body' },
    responses: [{ row: { key: '200' }, headers: [{ key: 'total' }], body: { key: 'answer' } }],
  })
  expect(outline.requestBody).not.toHaveProperty('properties')
})

test('of a resource lists its methods; of the API it is itself', () => {
  expect(referenceOutline(entities, parts, entityAt('pets')).methods).toMatchObject([{ key: 'get' }])
  expect(referenceOutline(entities, parts, entityAt('api')).subject).toMatchObject({ key: 'api', type: 'API' })
})
