import { expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { createDeployment } from '#server/rest-apis/deployments/create-deployment.ts'
import { deleteDeployment } from '#server/rest-apis/deployments/delete-deployment.ts'
import { getDeployments } from '#server/rest-apis/deployments/get-deployments.ts'
import { importRestApi } from '#server/rest-apis/openapi/import-rest-api.ts'
import { putRestApi } from '#server/rest-apis/openapi/put-rest-api.ts'
import { type World, withWorld } from '#server/testing/with-world.ts'
import { createProduct } from '../products/create-product.ts'
import { putProductOperations } from '../products/put-product-operations.ts'
import { updateProduct } from '../products/update-product.ts'
import { getProductChangelog } from './get-product-changelog.ts'

function bodyOf(...paths: string[]): Buffer {
  const integration = { type: 'http_proxy', httpMethod: 'GET', uri: 'http://secret.internal/' }
  const item = { get: { responses: { 200: { description: '' } }, 'x-amazon-apigateway-integration': integration } }
  const document = {
    openapi: '3.0.1',
    info: { title: 'Zoo', version: '1' },
    paths: Object.fromEntries(paths.map((path) => [path, item])),
  }
  return Buffer.from(JSON.stringify(document))
}

/** An API whose stage served /a, then /a and /b; published between the two unless told otherwise. */
async function offerZoo({ owner, passTime }: World, published = true) {
  const { id: restApiId } = await importRestApi(owner, { body: bodyOf('/a') })
  await createDeployment(owner, { restApiId, stageName: 'prod' })
  const { productId } = await createProduct(owner, {
    name: 'Zoo',
    published,
    stages: [{ restApiId, stageName: 'prod' }],
  })
  const deploy = async (...paths: string[]) => {
    passTime(60_000)
    await putRestApi(owner, { restApiId, mode: 'overwrite', body: bodyOf(...paths) })
    return await createDeployment(owner, { restApiId, stageName: 'prod', description: 'internal note' })
  }
  await deploy('/a', '/b')
  return { restApiId, productId, deploy }
}

const read = async (context: Context) => (await getProductChangelog(context, { slug: 'zoo' })).items

test(
  'each deployment that changes something for callers is an entry, newest first',
  () =>
    withWorld(async (world) => {
      const { deploy } = await offerZoo(world)
      await deploy('/a', '/b')
      await deploy('/b')
      const items = await read(world.visitor)
      expect(items).toMatchObject([
        { apiName: 'Zoo', breaking: true, changes: [{ outcome: 'removed', path: '/a', operationId: undefined }] },
        { apiName: 'Zoo', breaking: false, changes: [{ outcome: 'added', path: '/b', operationId: 'get-b' }] },
      ])
      expect(items[0]?.at.getTime()).toBeGreaterThan(items[1]?.at.getTime() ?? 0)
      expect(JSON.stringify(items)).not.toMatch(/internal/)
    }),
  90_000,
)

test(
  'what happened before the product was published is not told',
  () =>
    withWorld(async (world) => {
      const { productId, deploy } = await offerZoo(world, false)
      await updateProduct(world.owner, { productId, published: true })
      expect(await read(world.visitor)).toEqual([])
      await deploy('/b')
      expect(await read(world.visitor)).toHaveLength(1)
    }),
  90_000,
)

test(
  'a deployment that was deleted is stepped over',
  () =>
    withWorld(async (world) => {
      const { restApiId, deploy } = await offerZoo(world)
      const { id: deploymentId } = await deploy('/c')
      await deploy('/a', '/b', '/d')
      await deleteDeployment(world.owner, { restApiId, deploymentId })
      expect((await getDeployments(world.owner, { restApiId })).items).toHaveLength(3)
      expect((await read(world.visitor)).map(({ changes }) => changes.map(({ path }) => path))).toEqual([
        ['/d'],
        ['/b'],
      ])
    }),
  90_000,
)

test(
  '404 for what is hidden',
  () =>
    withWorld(async (world) => {
      const { productId } = await offerZoo(world)
      await updateProduct(world.owner, { productId, visibility: 'private' })
      await expect(read(world.visitor)).rejects.toMatchObject({ failure: 'NotFoundException' })
      await expect(read(world.stranger)).rejects.toMatchObject({ failure: 'NotFoundException' })
      expect(await read(world.as('viewer'))).toHaveLength(1)
    }),
  90_000,
)

test(
  'what the product does not show is not told, and what it shows again is',
  () =>
    withWorld(async (world) => {
      const { owner, visitor } = world
      const { restApiId, productId, deploy } = await offerZoo(world)
      const choose = (operations: string[] | null) =>
        putProductOperations(owner, { productId, restApiId, stageName: 'prod', operations })
      expect(await read(visitor)).toMatchObject([{ changes: [{ outcome: 'added', path: '/b' }] }])
      await choose(['GET /a'])
      expect(await read(visitor)).toEqual([])
      await deploy('/b', '/c')
      expect(await read(visitor)).toMatchObject([{ changes: [{ outcome: 'removed', path: '/a' }] }])
      await choose(null)
      const told = (await read(visitor)).flatMap(({ changes }) =>
        changes.map(({ outcome, path }) => `${outcome} ${path}`),
      )
      expect(told.toSorted()).toEqual(['added /b', 'added /c', 'removed /a'])
    }),
  90_000,
)
