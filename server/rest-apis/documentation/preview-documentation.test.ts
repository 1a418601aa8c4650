import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { makeApi } from '../testing/make-api.ts'
import { createDocumentationPart } from './create-documentation-part.ts'
import { createDocumentationVersion } from './create-documentation-version.ts'
import { previewDocumentation } from './preview-documentation.ts'

const get = { type: 'METHOD', path: '/pets/{id}', method: 'GET' }

test('the draft’s document shows what would be published, with what is not saved yet put over it', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await makeApi(owner)
    const write = (location: { type: string }, properties: string) =>
      createDocumentationPart(owner, { restApiId, location, properties })
    await write({ type: 'METHOD' }, '{"summary":"All"}')
    await createDocumentationVersion(owner, { restApiId, documentationVersion: '1' })
    await write(get, '{"summary":"Own"}')
    const summary = async (more: Partial<Parameters<typeof previewDocumentation>[1]> = {}) => {
      const { openapi } = await previewDocumentation(owner, { restApiId, ...more })
      expect(openapi).toMatchObject({ openapi: '3.0.1', info: { title: 'Pets' } })
      return Object(openapi.paths)['/pets/{id}'].get.summary
    }
    expect(await summary()).toBe('Own')
    expect(await summary({ path: '/pets/{id}' })).toBe('Own')
    expect(await summary({ documentationVersion: '1' })).toBe('All')
    expect(await summary({ unsaved: [{ location: get, properties: '{"summary":"Typed"}' }] })).toBe('Typed')
    expect(await summary({ unsaved: [{ location: get, properties: null }] })).toBe('All')
    const gone = [get, { type: 'METHOD', path: '/', method: '*' }].map((location) => ({ location, properties: null }))
    expect(await summary({ unsaved: gone })).toBeUndefined()
  }))

test('400 for unsaved text that is none, 404 for a path or a version that is not there, and in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { restApiId } = await makeApi(owner)
    const refused = async (more: object, status: number) =>
      await expect(previewDocumentation.invoke(owner, { restApiId, ...more })).rejects.toMatchObject({ status })
    await refused({ unsaved: [{ location: { type: 'API', path: '/' }, properties: '{}' }] }, 400)
    await refused({ unsaved: [{ location: { type: 'API' }, properties: 'text' }] }, 400)
    await refused({ path: '/absent' }, 404)
    await refused({ documentationVersion: '1' }, 404)
    await expect(previewDocumentation(stranger, { restApiId })).rejects.toMatchObject({ status: 404 })
    expect(await previewDocumentation(as('viewer'), { restApiId })).toHaveProperty('openapi')
  }))
