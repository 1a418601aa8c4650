import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { apiKeyStages, apiKeys, configurationChanges } from '#db/schema.ts'
import { deleteRestApi } from '#server/rest-apis/apis/delete-rest-api.ts'
import { deleteStage } from '#server/rest-apis/stages/delete-stage.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createApiKey } from './create-api-key.ts'
import { getApiKey } from './get-api-key.ts'
import { getApiKeys } from './get-api-keys.ts'
import { updateApiKey } from './update-api-key.ts'

test('a key is made with stages, gets others and loses them; everyone who reads it sees them', () =>
  withWorld(async ({ owner }) => {
    const [one, two] = [await deployTestApi(owner), await deployTestApi(owner)]
    const [first, second] = [`${one.restApiId}/${one.stageName}`, `${two.restApiId}/${two.stageName}`]
    const { id, stageKeys } = await createApiKey(owner, { name: 'Old', stageKeys: [one, one] })
    expect(stageKeys).toEqual([first])
    const both = await updateApiKey(owner, { apiKey: id, stages: { add: [second, first] } })
    expect(both.stageKeys).toEqual([first, second].sort())
    expect(await getApiKey(owner, { apiKey: id })).toMatchObject({ stageKeys: both.stageKeys })
    expect((await getApiKeys(owner, {})).items).toMatchObject([{ stageKeys: both.stageKeys }])
    expect((await updateApiKey(owner, { apiKey: id, stages: { remove: [first] } })).stageKeys).toEqual([second])
  }))

test('the data plane hears of it, also when a stage or its API is deleted', () =>
  withWorld(async ({ owner, db }) => {
    const [one, two] = [await deployTestApi(owner), await deployTestApi(owner)]
    const { id } = await createApiKey(owner, { stageKeys: [one, two] })
    const news = and(eq(configurationChanges.kind, 'api-key'), eq(configurationChanges.key, id))
    const heard = async () => (await db.delete(configurationChanges).where(news).returning()).length
    await heard()
    await deleteStage(owner, one)
    expect(await heard()).toBe(1)
    await deleteRestApi(owner, { restApiId: two.restApiId })
    expect(await heard()).toBe(1)
    expect(await db.select().from(apiKeyStages)).toEqual([])
    expect((await getApiKey(owner, { apiKey: id })).stageKeys).toEqual([])
  }))

test.each([
  ['x', 'BadRequestException', 'Invalid stage key'],
  ['/prod', 'BadRequestException', 'Invalid stage key'],
  ['a/b/c', 'BadRequestException', 'Invalid stage key'],
  ['zzzzzz/prod', 'NotFoundException', 'Invalid stage identifier specified'],
])('%s is refused, and nothing else of the change is kept', (stage, failure, message) =>
  withWorld(async ({ owner }) => {
    const { id } = await createApiKey(owner, { name: 'Old' })
    await expect(updateApiKey(owner, { apiKey: id, name: 'New', stages: { add: [stage] } })).rejects.toMatchObject({
      failure,
      message: expect.stringContaining(message),
    })
    const remove = updateApiKey(owner, { apiKey: id, name: 'New', stages: { remove: [stage] } })
    await expect(remove).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: `Stage key not found: ${stage}`,
    })
    expect(await getApiKey(owner, { apiKey: id })).toMatchObject({ name: 'Old', stageKeys: [] })
  }),
)

test('another account’s stage is none', () =>
  withWorld(async ({ owner, stranger }) => {
    const theirs = await deployTestApi(stranger)
    const stageKeys = [{ restApiId: theirs.restApiId, stageName: theirs.stageName }]
    await expect(createApiKey(owner, { stageKeys })).rejects.toMatchObject({ failure: 'NotFoundException' })
    expect((await getApiKeys(owner, {})).items).toEqual([])
  }))

test('labels come and go, and no answer shows them', () =>
  withWorld(async ({ owner, db }) => {
    const { id } = await createApiKey(owner, {})
    const labels = async () => (await db.select().from(apiKeys).where(eq(apiKeys.id, id)))[0]?.labels
    const shown = await updateApiKey(owner, { apiKey: id, labels: { add: ['blue', 'old'] } })
    expect(shown).not.toHaveProperty('labels')
    expect(await labels()).toEqual(['blue', 'old'])
    await updateApiKey(owner, { apiKey: id, labels: { remove: ['blue'] } })
    expect(await labels()).toEqual(['old'])
    for (const wrong of [[''], ['x'.repeat(257)], Array.from({ length: 51 }, (_, index) => `l${index}`)]) {
      await expect(updateApiKey(owner, { apiKey: id, labels: wrong })).rejects.toMatchObject({ status: 400 })
    }
    expect(await labels()).toEqual(['old'])
  }))
