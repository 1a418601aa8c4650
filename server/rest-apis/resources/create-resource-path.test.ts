import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createRestApi } from '../apis/create-rest-api.ts'
import { createResourcePath } from './create-resource-path.ts'
import { getResources } from './get-resources.ts'

test('200: makes the parents that are missing and keeps those that are there', () =>
  withWorld(async ({ owner }) => {
    const { id: restApiId } = await createRestApi(owner, { name: 'Pets' })
    const pets = await createResourcePath(owner, { restApiId, path: '/pets' })
    const toys = await createResourcePath(owner, { restApiId, path: ' pets/{petId}/toys/ ' })
    expect(toys.path).toBe('/pets/{petId}/toys')
    const { items } = await getResources(owner, { restApiId })
    expect(items.map(({ path }) => path)).toEqual(['/', '/pets', '/pets/{petId}', '/pets/{petId}/toys'])
    expect(items.find(({ id }) => id === toys.id)).toMatchObject({ path: '/pets/{petId}/toys' })
    expect(items.find(({ path }) => path === '/pets/{petId}')).toMatchObject({ parentId: pets.id })
  }))

test.each(['', '/', '//', '/a//b', '/a b', '/{', '/{a}b', '/a/{rest+}/b'])('400 for %j, and nothing is made', (path) =>
  withWorld(async ({ owner }) => {
    const { id: restApiId } = await createRestApi(owner, { name: 'Pets' })
    await expect(createResourcePath(owner, { restApiId, path })).rejects.toMatchObject({
      failure: 'BadRequestException',
    })
    expect(await paths(owner, restApiId)).toEqual(['/'])
  }),
)

test('409 when it is there already', () =>
  withWorld(async ({ owner }) => {
    const { id: restApiId } = await createRestApi(owner, { name: 'Pets' })
    await createResourcePath(owner, { restApiId, path: '/pets' })
    await expect(createResourcePath(owner, { restApiId, path: '/pets/' })).rejects.toMatchObject({
      failure: 'ConflictException',
      fields: { path: expect.any(String) },
    })
  }))

test('403 for a viewer', () =>
  withWorld(async ({ owner, as }) => {
    const { id: restApiId } = await createRestApi(owner, { name: 'Pets' })
    await expect(createResourcePath(as('viewer'), { restApiId, path: '/pets' })).rejects.toMatchObject({
      failure: 'ForbiddenException',
    })
  }))

test('404 in another account', () =>
  withWorld(async ({ owner, stranger }) => {
    const { id: restApiId } = await createRestApi(owner, { name: 'Pets' })
    await expect(createResourcePath(stranger, { restApiId, path: '/pets' })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
    expect(await paths(owner, restApiId)).toEqual(['/'])
  }))

async function paths(context: Context, restApiId: string): Promise<string[]> {
  return (await getResources(context, { restApiId })).items.map(({ path }) => path)
}
