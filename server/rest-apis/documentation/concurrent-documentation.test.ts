import { expect, test } from 'vitest'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { succeeded, withCommittedWorld } from '#server/testing/with-committed-world.ts'
import { getStage } from '../stages/get-stage.ts'
import { updateStage } from '../stages/update-stage.ts'
import { createDocumentationPart } from './create-documentation-part.ts'
import { createDocumentationVersion } from './create-documentation-version.ts'
import { deleteDocumentationVersion } from './delete-documentation-version.ts'
import { getDocumentationParts } from './get-documentation-parts.ts'
import { importDocumentationParts } from './import-documentation-parts.ts'

test('of several parts that are made at one location at the same time, there is one', () =>
  withCommittedWorld(async ({ owner }) => {
    const { restApiId } = await deployTestApi(owner)
    const create = (index: number) =>
      createDocumentationPart(owner, {
        restApiId,
        location: index % 2 === 0 ? { type: 'METHOD' } : { type: 'METHOD', path: '/', method: '*' },
        properties: `{"summary":"${index}"}`,
      })
    expect(await succeeded(Array.from({ length: 6 }, (_, index) => create(index)))).toHaveLength(1)
    expect((await getDocumentationParts(owner, { restApiId })).items).toHaveLength(1)
  }))

test('an import and a part that is made meanwhile leave one part at a location', () =>
  withCommittedWorld(async ({ owner }) => {
    const { restApiId } = await deployTestApi(owner)
    const part = { location: { type: 'API' }, properties: { description: 'Imported' } }
    const body = JSON.stringify({ documentationParts: [part] })
    await succeeded<unknown>([
      importDocumentationParts(owner, { restApiId, body }),
      createDocumentationPart(owner, { restApiId, location: { type: 'API' }, properties: '{"description":"Made"}' }),
    ])
    expect((await getDocumentationParts(owner, { restApiId })).items).toHaveLength(1)
  }))

test('a version that is being deleted is not shown, and one that is being shown is not deleted', () =>
  withCommittedWorld(async ({ owner }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    for (let round = 0; round < 4; round++) {
      const ids = { restApiId, documentationVersion: String(round) }
      await createDocumentationVersion(owner, ids)
      const calls: Promise<unknown>[] = [
        updateStage(owner, { ...ids, stageName }),
        deleteDocumentationVersion(owner, ids),
      ]
      expect(await succeeded(calls)).toHaveLength(1)
      const { documentationVersion } = await getStage(owner, { restApiId, stageName })
      if (documentationVersion === ids.documentationVersion) {
        await updateStage(owner, { restApiId, stageName, documentationVersion: null })
      }
    }
  }))
