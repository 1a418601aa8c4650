import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { restApis } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createStage } from '../stages/create-stage.ts'
import { getStage } from '../stages/get-stage.ts'
import { updateStage } from '../stages/update-stage.ts'
import { compareDocumentationVersions } from './compare-documentation-versions.ts'
import { createDocumentationPart } from './create-documentation-part.ts'
import { createDocumentationVersion } from './create-documentation-version.ts'
import { deleteDocumentationVersion } from './delete-documentation-version.ts'
import { getDocumentationVersion } from './get-documentation-version.ts'
import { getDocumentationVersions } from './get-documentation-versions.ts'
import { updateDocumentationPart } from './update-documentation-part.ts'
import { updateDocumentationVersion } from './update-documentation-version.ts'

const unknown = { status: 404, message: 'Invalid Documentation version specified' }

/** A deployed API with one part. */
async function documented(context: Context) {
  const { restApiId, stageName, deploymentId } = await deployTestApi(context)
  const part = await createDocumentationPart(context, {
    restApiId,
    location: { type: 'API' },
    properties: '{"description":"First"}',
  })
  return { restApiId, stageName, deploymentId, documentationPartId: part.id }
}

test('201: a version of all parts as they are; got, listed, described, deleted', () =>
  withWorld(async ({ owner, passTime }) => {
    const { restApiId, documentationPartId } = await documented(owner)
    const made = await createDocumentationVersion(owner, { restApiId, documentationVersion: '1.0', description: 'One' })
    expect(made).toEqual({ version: '1.0', createdDate: owner.now(), description: 'One' })
    passTime(1000)
    await updateDocumentationPart(owner, { restApiId, documentationPartId, properties: '{"description":"Second"}' })
    const ids = { restApiId, documentationVersion: '1.0' }
    expect(await getDocumentationVersion(owner, ids)).toEqual(made)
    const { changed } = await compareDocumentationVersions(owner, { restApiId, from: '1.0' })
    expect(changed).toMatchObject([{ before: '{"description":"First"}', after: '{"description":"Second"}' }])
    expect(await updateDocumentationVersion(owner, { ...ids, description: null })).toEqual({
      version: '1.0',
      createdDate: made.createdDate,
    })
    expect(await updateDocumentationVersion(owner, ids)).not.toHaveProperty('description')
    expect((await getDocumentationVersions(owner, { restApiId })).items).toHaveLength(1)
    await deleteDocumentationVersion(owner, ids)
    await expect(getDocumentationVersion(owner, ids)).rejects.toMatchObject(unknown)
    await expect(updateDocumentationVersion(owner, ids)).rejects.toMatchObject(unknown)
    await expect(deleteDocumentationVersion(owner, ids)).rejects.toMatchObject(unknown)
    expect((await getDocumentationVersions(owner, { restApiId })).items).toEqual([])
  }))

test('publishing is no change of the definition, writing a part is', () =>
  withWorld(async ({ owner, db, passTime }) => {
    const { restApiId } = await documented(owner)
    const changedDate = async () => {
      const [api] = await db.select().from(restApis).where(eq(restApis.id, restApiId))
      return api?.changedDate
    }
    const before = await changedDate()
    passTime(1000)
    await createDocumentationVersion(owner, { restApiId, documentationVersion: '1' })
    await updateDocumentationVersion(owner, { restApiId, documentationVersion: '1', description: 'One' })
    await deleteDocumentationVersion(owner, { restApiId, documentationVersion: '1' })
    expect(await changedDate()).toEqual(before)
    await createDocumentationPart(owner, { restApiId, location: { type: 'RESOURCE' }, properties: '{}' })
    expect(await changedDate()).toEqual(owner.now())
  }))

test('versions are listed by page', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await documented(owner)
    for (const documentationVersion of ['b', 'c', 'a']) {
      await createDocumentationVersion(owner, { restApiId, documentationVersion })
    }
    const first = await getDocumentationVersions(owner, { restApiId, limit: 2 })
    expect(first.items.map(({ version }) => version)).toEqual(['c', 'b'])
    const second = await getDocumentationVersions(owner, { restApiId, position: first.position })
    expect(second).toEqual({ items: [{ version: 'a', createdDate: expect.any(Date) }] })
  }))

test('409 for a name that is taken in this API, and only in this one', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await documented(owner)
    const other = await documented(owner)
    await createDocumentationVersion(owner, { restApiId, documentationVersion: '1' })
    await expect(createDocumentationVersion(owner, { restApiId, documentationVersion: '1' })).rejects.toMatchObject({
      failure: 'ConflictException',
      message: 'Documentation version already exists',
    })
    await expect(
      createDocumentationVersion(owner, { restApiId: other.restApiId, documentationVersion: '1' }),
    ).resolves.toMatchObject({ version: '1' })
  }))

test.each(['', 'x'.repeat(65), 'a/b', 'a\nb'])('400 for the name %j', (documentationVersion) =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await documented(owner)
    await expect(createDocumentationVersion(owner, { restApiId, documentationVersion })).rejects.toMatchObject({
      status: 400,
    })
  }),
)

test('a stage is given the new version where it is named, and nothing is made where there is no such stage', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName } = await documented(owner)
    await expect(
      createDocumentationVersion(owner, { restApiId, documentationVersion: '1', stageName: 'absent' }),
    ).rejects.toMatchObject({ status: 404, message: 'Invalid stage identifier specified' })
    expect((await getDocumentationVersions(owner, { restApiId })).items).toEqual([])
    await createDocumentationVersion(owner, { restApiId, documentationVersion: '1', stageName })
    expect(await getStage(owner, { restApiId, stageName })).toMatchObject({ documentationVersion: '1' })
  }))

test('a stage shows only versions that there are, and a version that a stage shows is not deleted', () =>
  withWorld(async ({ owner }) => {
    const { restApiId, stageName, deploymentId } = await documented(owner)
    const ids = { restApiId, documentationVersion: '1' }
    await expect(updateStage(owner, { ...ids, stageName })).rejects.toMatchObject(unknown)
    await expect(createStage(owner, { ...ids, stageName: 'beta', deploymentId })).rejects.toMatchObject(unknown)
    const { restApiId: other } = await documented(owner)
    await createDocumentationVersion(owner, { ...ids, restApiId: other })
    await expect(updateStage(owner, { ...ids, stageName })).rejects.toMatchObject(unknown)
    await createDocumentationVersion(owner, ids)
    await updateStage(owner, { ...ids, stageName })
    expect(await createStage(owner, { ...ids, stageName: 'beta', deploymentId })).toMatchObject({
      documentationVersion: '1',
    })
    for (const name of [stageName, 'beta']) {
      await expect(deleteDocumentationVersion(owner, ids)).rejects.toMatchObject({
        failure: 'BadRequestException',
        message: 'Active stages pointing to this documentation version must be moved or deleted',
      })
      await updateStage(owner, { restApiId, stageName: name, documentationVersion: null })
    }
    await deleteDocumentationVersion(owner, ids)
    expect(await getStage(owner, { restApiId, stageName })).not.toMatchObject({ documentationVersion: '1' })
  }))

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { restApiId } = await documented(owner)
    await createDocumentationVersion(owner, { restApiId, documentationVersion: '1' })
    const input = { restApiId, documentationVersion: '1' }
    for (const call of [createDocumentationVersion, updateDocumentationVersion, deleteDocumentationVersion]) {
      await expect(call(as('viewer'), input)).rejects.toMatchObject({ status: 403 })
      await expect(call(stranger, input)).rejects.toMatchObject({ status: 404 })
    }
    for (const call of [getDocumentationVersion, getDocumentationVersions]) {
      expect(await call.invoke(as('viewer'), input)).toBeDefined()
      await expect(call.invoke(stranger, input)).rejects.toMatchObject({ status: 404 })
    }
  }))
