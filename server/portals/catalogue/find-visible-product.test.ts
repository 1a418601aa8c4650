import { expect, test } from 'vitest'
import type { Context } from '../../context.ts'
import { withWorld } from '../../testing/with-world.ts'
import { createProduct } from '../products/create-product.ts'
import { addStage } from '../testing/add-stage.ts'
import { findVisibleProduct } from './find-visible-product.ts'
import { requireProvider } from './require-provider.ts'

test.each([
  ['public', true, ['visitor', 'system', 'consumer', 'stranger', 'viewer', 'owner']],
  ['signed-in', true, ['consumer', 'stranger', 'viewer', 'owner']],
  ['private', true, ['viewer', 'owner']],
  ['public', false, ['viewer', 'owner']],
  ['signed-in', false, ['viewer', 'owner']],
  ['private', false, ['viewer', 'owner']],
] as const)('%s, published %s: seen by %j and nobody else', (visibility, published, seers) =>
  withWorld(async (world) => {
    const { owner, visitor } = world
    const stages = [await addStage(owner)]
    const { productId, slug } = await createProduct(owner, { name: 'Pets', visibility, published, stages })
    const people: Record<string, Context> = {
      ...{ visitor, owner, consumer: world.consumer, stranger: world.stranger, viewer: world.as('viewer') },
      system: { ...visitor, actor: { kind: 'system' } },
    }
    for (const [name, context] of Object.entries(people)) {
      for (const by of [{ slug }, { productId }]) {
        const found = findVisibleProduct(context, by).then(
          (row) => row.id,
          (error) => error.failure,
        )
        const isSeer = (seers as readonly string[]).includes(name)
        expect([name, await found]).toEqual([name, isSeer ? productId : 'NotFoundException'])
      }
    }
  }),
)

test('a provider with drafts only is none, not even for its members', () =>
  withWorld(async ({ owner, consumer }) => {
    await createProduct(owner, { name: 'Draft' })
    for (const context of [owner, consumer]) {
      await expect(requireProvider(context, owner.accountId)).rejects.toMatchObject({ failure: 'NotFoundException' })
    }
    await createProduct(owner, {
      name: 'Real',
      published: true,
      visibility: 'private',
      stages: [await addStage(owner)],
    })
    await requireProvider(owner, owner.accountId)
    await expect(requireProvider(consumer, owner.accountId)).rejects.toMatchObject({ failure: 'NotFoundException' })
  }))
