import { expect, test } from 'vitest'
import { withWorld } from '../../testing/with-world.ts'
import { createProduct } from '../products/create-product.ts'
import { putProductOperations } from '../products/put-product-operations.ts'
import { addStage, petsDocument } from '../testing/add-stage.ts'
import { tryRequest } from './try-request.ts'

test('the try pane sends what the product shows, and no spelling of a path leads to what it hides', () =>
  withWorld(async ({ owner, visitor }) => {
    const openapi = { ...petsDocument, paths: { ...petsDocument.paths, '/shown': { get: { responses: {} } } } }
    const stage = await addStage(owner, { openapi, keyed: false })
    const { productId, slug } = await createProduct(owner, { name: 'Pets', published: true, stages: [stage] })
    const settings = { ...visitor.settings, host: '127.0.0.1', gatewayPort: 1 }
    const send = async (path: string, httpMethod = 'GET', headers: [string, string][] = []) => {
      const call = tryRequest.invoke({ ...visitor, settings }, { slug, ...stage, httpMethod, path, headers })
      return await call.then(
        () => 'sent',
        (error: Error) => error.name,
      )
    }
    // Nothing listens there: what is sent finds nobody.
    const sent = 'ServiceUnavailableException'
    expect(await send('/pets')).toBe(sent)
    await putProductOperations(owner, { productId, ...stage, operations: ['GET /pets'] })
    expect(await send('/pets')).toBe(sent)
    expect(await send('/none/../pets')).toBe(sent)
    await putProductOperations(owner, { productId, ...stage, operations: ['GET /shown'] })
    for (const path of ['/pets', '/pets/', '/shown/../pets', '/shown/%2e%2e/pets', '/shown\\..\\pets', '/none']) {
      expect([path, await send(path)]).toEqual([path, 'NotFoundException'])
    }
    expect(await send('/pets', 'POST')).toBe('NotFoundException')
  }))
