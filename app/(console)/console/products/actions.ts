'use server'

import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import type { DeletedGuide } from '#components/products/guide-form.tsx'
import { offerField } from '#components/products/offer-fields.ts'
import { currentContext } from '#server/adapters/next/current-context.ts'
import { formAction } from '#server/adapters/next/form-action.ts'
import { refusedState } from '#server/adapters/next/refused-state.ts'
import { renameFields } from '#server/adapters/next/rename-fields.ts'
import { runFormAction } from '#server/adapters/next/run-form-action.ts'
import { createGuide } from '#server/portals/guides/create-guide.ts'
import { deleteGuide } from '#server/portals/guides/delete-guide.ts'
import { orderGuides } from '#server/portals/guides/order-guides.ts'
import { updateGuide } from '#server/portals/guides/update-guide.ts'
import { createProduct } from '#server/portals/products/create-product.ts'
import { deleteProduct } from '#server/portals/products/delete-product.ts'
import { putProductOperations } from '#server/portals/products/put-product-operations.ts'
import { updateProduct } from '#server/portals/products/update-product.ts'
import { readOffers, readStages } from './read-offers.ts'

const saved = async () => ({ message: (await getTranslations('products.actions'))('saved') })

export const createProductAction = formAction(
  createProduct,
  (form) => ({
    name: form.text('name'),
    slug: form.optional('slug'),
    tagline: form.text('tagline'),
    visibility: form.text('visibility'),
    stages: readStages(form),
    plans: form.all('plans').map((usagePlanId) => ({ usagePlanId })),
  }),
  { done: ({ productId }) => ({ redirectTo: `/console/products/${productId}` }) },
)

export const updateProductAction = formAction(
  updateProduct,
  (form) => ({
    productId: form.text('productId'),
    name: form.text('name'),
    slug: form.text('slug'),
    tagline: form.text('tagline'),
    category: form.nullable('category'),
    description: form.verbatim('description'),
  }),
  { done: saved },
)

export const updateOfferAction = runFormAction(async (context, form) => {
  try {
    await updateProduct.invoke(context, {
      productId: form.text('productId'),
      stages: readStages(form),
      plans: readOffers(form),
      trialUsagePlanId: form.nullable('trialUsagePlanId'),
    })
  } catch (error) {
    throw renameFields(error, (member) => offerField(member, form.all('plans')))
  }
  return await saved()
})

export const updateVisibilityAction = formAction(
  updateProduct,
  (form) => ({
    productId: form.text('productId'),
    visibility: form.text('visibility'),
    ...(form.text('visibility') === 'groups' ? { groupIds: form.all('groupIds') } : {}),
  }),
  { done: saved },
)

export const announceDeprecationAction = formAction(
  updateProduct,
  (form) => ({
    productId: form.text('productId'),
    deprecation: {
      // The last moment of the day that was chosen.
      endsAt: form.text('deprecation.endsAt') && `${form.text('deprecation.endsAt')}T23:59:59Z`,
      message: form.text('deprecation.message'),
      successorSlug: form.optional('deprecation.successorSlug'),
    },
  }),
  { done: async () => ({ message: (await getTranslations('products.actions'))('announced') }) },
)

export const takeBackDeprecationAction = formAction(
  updateProduct,
  (form) => ({ productId: form.text('productId'), deprecation: null }),
  { done: async () => ({ message: (await getTranslations('products.actions'))('takenBack') }) },
)

export const putProductOperationsAction = formAction(
  putProductOperations,
  (form) => ({
    productId: form.text('productId'),
    restApiId: form.text('restApiId'),
    stageName: form.text('stageName'),
    operations: form.text('mode') === 'all' ? null : form.text('operations').split(/\r?\n/).filter(Boolean),
  }),
  {
    done: async ({ chosen }) => {
      const t = await getTranslations('products.actions')
      return { message: chosen === undefined ? t('allShown') : t('someShown', { count: chosen }) }
    },
  },
)

export const publishProductAction = formAction(
  updateProduct,
  (form) => ({ productId: form.text('productId'), published: form.text('published') === 'true' }),
  {
    done: async ({ published }) => {
      const t = await getTranslations('products.actions')
      return { message: published ? t('published') : t('unpublished') }
    },
  },
)

export const deleteProductAction = formAction(
  deleteProduct,
  (form) => ({ productId: form.text('productId'), endSubscriptions: true }),
  { done: () => ({ redirectTo: '/console/products' }) },
)

export const createGuideAction = formAction(
  createGuide,
  (form) => ({ productId: form.text('productId'), title: form.text('title') }),
  { done: ({ productId, guideId }) => ({ redirectTo: `/console/products/${productId}/guides/${guideId}` }) },
)

export const updateGuideAction = formAction(
  updateGuide,
  (form) => ({
    guideId: form.text('guideId'),
    title: form.text('title'),
    slug: form.text('slug'),
    markdown: form.verbatim('markdown'),
  }),
  { done: saved },
)

export async function orderGuidesAction(productId: string, guideIds: string[]): Promise<string | undefined> {
  return await refusalOf((context) => orderGuides.invoke(context, { productId, guideIds }))
}

export async function deleteGuideAction(guideId: string): Promise<DeletedGuide | string> {
  const context = await currentContext()
  try {
    const { title, slug, markdown, index } = await deleteGuide.invoke(context, { guideId })
    return { title, slug, markdown, index }
  } catch (error) {
    return (await refusedState(error, context)).message ?? ''
  }
}

export async function restoreGuideAction(productId: string, guide: DeletedGuide): Promise<string | undefined> {
  return await refusalOf((context) => createGuide.invoke(context, { productId, ...guide }))
}

/** Why it did not go; undefined: it did, and the page is rendered anew. */
async function refusalOf(run: (context: Awaited<ReturnType<typeof currentContext>>) => Promise<unknown>) {
  const context = await currentContext()
  try {
    await run(context)
  } catch (error) {
    return (await refusedState(error, context)).message ?? ''
  }
  refresh()
  return undefined
}
