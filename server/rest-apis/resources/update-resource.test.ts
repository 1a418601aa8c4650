import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { getMethod } from '../methods/get-method.ts'
import { makeApi } from '../testing/make-api.ts'
import { createResource } from './create-resource.ts'
import { getResources } from './get-resources.ts'
import { updateResource } from './update-resource.ts'

async function paths(context: Context, restApiId: string): Promise<string[]> {
  return (await getResources(context, { restApiId })).items.map((item) => item.path)
}

test('200 renames a segment and with it all paths below it, and only those', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, rootResourceId: parentId, petsId, get } = await makeApi(owner)
    await createResource(owner, { restApiId, parentId, pathPart: 'pets2' })
    expect(await updateResource(owner, { restApiId, resourceId: petsId, pathPart: 'dogs' })).toEqual({
      id: petsId,
      parentId,
      pathPart: 'dogs',
      path: '/dogs',
    })
    expect(await paths(owner, restApiId)).toEqual(['/', '/dogs', '/dogs/{id}', '/pets2'])
    expect(await getMethod(owner, get)).toMatchObject({ httpMethod: 'GET' })
  }))

test('200 moves a branch to another parent, and back to the root', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, rootResourceId, petsId } = await makeApi(owner)
    const farm = await createResource(owner, { restApiId, parentId: rootResourceId, pathPart: 'farm' })
    await updateResource(owner, { restApiId, resourceId: petsId, parentId: farm.id })
    expect(await paths(owner, restApiId)).toEqual(['/', '/farm', '/farm/pets', '/farm/pets/{id}'])
    await updateResource(owner, { restApiId, resourceId: petsId, parentId: rootResourceId, pathPart: 'cats' })
    expect(await paths(owner, restApiId)).toEqual(['/', '/cats', '/cats/{id}', '/farm'])
  }))

test('200 for the name that it has, and for no change at all', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, get } = await makeApi(owner)
    const same = { restApiId, resourceId: get.resourceId }
    const unchanged = { path: '/pets/{id}', resourceMethods: { GET: {} } }
    expect(await updateResource(owner, { ...same, pathPart: '{id}' })).toMatchObject(unchanged)
    expect(await updateResource(owner, same)).toMatchObject(unchanged)
    expect(await updateResource(owner, { ...same, pathPart: '{petId}' })).toMatchObject({ path: '/pets/{petId}' })
  }))

test('400 for a circle, for the root, for a parent of others that becomes greedy', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, rootResourceId, petsId, get } = await makeApi(owner)
    const before = await paths(owner, restApiId)
    const refusals: [message: string, change: { resourceId: string; parentId?: string; pathPart?: string }][] = [
      ['Resources cannot be cyclical.', { resourceId: petsId, parentId: get.resourceId }],
      ['Resources cannot be cyclical.', { resourceId: petsId, parentId: petsId }],
      ['Root resource cannot update its pathPart.', { resourceId: rootResourceId, pathPart: 'x' }],
      ['Root resource cannot update its parentId.', { resourceId: rootResourceId, parentId: petsId }],
      [
        'Cannot create a child of a resource with a greedy path variable: {all+}',
        { resourceId: petsId, pathPart: '{all+}' },
      ],
      ["Resource's path part only allow", { resourceId: petsId, pathPart: 'a b' }],
    ]
    for (const [message, change] of refusals) {
      await expect(updateResource(owner, { restApiId, ...change })).rejects.toMatchObject({
        failure: 'BadRequestException',
        message: expect.stringContaining(message),
      })
    }
    expect(await paths(owner, restApiId)).toEqual(before)
  }))

test('409 for a name that a sibling has, where it is and where it goes', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, rootResourceId, petsId } = await makeApi(owner)
    const dogs = await createResource(owner, { restApiId, parentId: rootResourceId, pathPart: 'dogs' })
    const inner = await createResource(owner, { restApiId, parentId: petsId, pathPart: 'dogs' })
    const conflict = { failure: 'ConflictException' }
    await expect(updateResource(owner, { restApiId, resourceId: dogs.id, pathPart: 'pets' })).rejects.toMatchObject(
      conflict,
    )
    await expect(
      updateResource(owner, { restApiId, resourceId: inner.id, parentId: rootResourceId }),
    ).rejects.toMatchObject(conflict)
  }))

test('404 for an unknown resource or parent, and in another account', () =>
  withWorld(async ({ owner, stranger }) => {
    const { restApiId, petsId } = await makeApi(owner)
    const theirs = await makeApi(stranger)
    const missing = { failure: 'NotFoundException', message: 'Invalid Resource identifier specified' }
    const change = { restApiId, resourceId: petsId, pathPart: 'x' }
    await expect(updateResource(stranger, change)).rejects.toMatchObject(missing)
    await expect(updateResource(owner, { ...change, resourceId: 'nope' })).rejects.toMatchObject(missing)
    await expect(updateResource(owner, { ...change, parentId: theirs.rootResourceId })).rejects.toMatchObject(missing)
  }))
