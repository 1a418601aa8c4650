import { expect, test } from 'vitest'
import { createTestApi, deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createDeployment } from './create-deployment.ts'
import { getDeployment } from './get-deployment.ts'
import { getDeployments } from './get-deployments.ts'

test('lists the newest first, page by page', () =>
  withWorld(async ({ owner, passTime }) => {
    const { restApiId } = await createTestApi(owner)
    const made: string[] = []
    for (let count = 0; count < 3; count++) {
      made.unshift((await createDeployment(owner, { restApiId })).id)
      passTime(1)
    }
    const first = await getDeployments(owner, { restApiId, limit: 2 })
    expect(first.items.map(({ id }) => id)).toEqual(made.slice(0, 2))
    const second = await getDeployments(owner, { restApiId, limit: 2, position: first.position })
    expect(second.items.map(({ id }) => id)).toEqual(made.slice(2))
    expect(second.position).toBeUndefined()
    expect(Object.keys(second.items[0] ?? {}).sort()).toEqual(['createdDate', 'description', 'id'])
  }))

test('deployments of the same moment are each listed once', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await createTestApi(owner)
    const made = [await createDeployment(owner, { restApiId }), await createDeployment(owner, { restApiId })]
    const first = await getDeployments(owner, { restApiId, limit: 1 })
    const second = await getDeployments(owner, { restApiId, limit: 1, position: first.position })
    const listed = [...first.items, ...second.items].map(({ id }) => id)
    expect(listed.sort()).toEqual(made.map(({ id }) => id).sort())
  }))

test('one deployment, with its methods where they are asked for', () =>
  withWorld(async ({ owner, as }) => {
    const { restApiId, deploymentId } = await deployTestApi(owner)
    const plain = await getDeployment(as('viewer'), { restApiId, deploymentId })
    expect(plain).toEqual({ id: deploymentId, createdDate: owner.now() })
    expect(await getDeployment(owner, { restApiId, deploymentId, embed: ['apisummary'] })).toEqual({
      ...plain,
      apiSummary: { '/pets': { GET: { authorizationType: 'NONE', apiKeyRequired: true } } },
    })
  }))

test('400 for a page that cannot be', () =>
  withWorld(async ({ owner }) => {
    const { restApiId } = await createTestApi(owner)
    for (const input of [{ limit: 0 }, { limit: 501 }, { position: '???' }]) {
      await expect(getDeployments(owner, { restApiId, ...input })).rejects.toMatchObject({ status: 400 })
    }
  }))

test('404 for an unknown deployment, and in another account', () =>
  withWorld(async ({ owner, stranger }) => {
    const { restApiId, deploymentId } = await deployTestApi(owner)
    const other = await deployTestApi(owner)
    await expect(getDeployment(owner, { restApiId, deploymentId: other.deploymentId })).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: 'Invalid Deployment identifier specified',
    })
    await expect(getDeployment(stranger, { restApiId, deploymentId })).rejects.toMatchObject({ status: 404 })
    await expect(getDeployments(stranger, { restApiId })).rejects.toMatchObject({ status: 404 })
  }))

test('a deployment that comes between two pages is on neither', () =>
  withWorld(async ({ owner, passTime }) => {
    const { restApiId } = await createTestApi(owner)
    const made: string[] = []
    for (let count = 0; count < 4; count++) {
      made.unshift((await createDeployment(owner, { restApiId })).id)
      passTime(1)
    }
    const first = await getDeployments(owner, { restApiId, limit: 2 })
    await createDeployment(owner, { restApiId })
    const second = await getDeployments(owner, { restApiId, limit: 2, position: first.position })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made)
  }))

test('the deployments of one API are not those of another one of the account', () =>
  withWorld(async ({ owner }) => {
    const ours = await deployTestApi(owner)
    const { restApiId } = await createTestApi(owner)
    expect(await getDeployments(owner, { restApiId })).toEqual({ items: [] })
    await expect(getDeployment(owner, { restApiId, deploymentId: ours.deploymentId })).rejects.toMatchObject({
      failure: 'NotFoundException',
    })
  }))
