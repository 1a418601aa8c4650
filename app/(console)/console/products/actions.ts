'use server'

import { formAction } from '#server/adapters/next/form-action.ts'
import type { FormReader } from '#server/adapters/next/form-reader.ts'
import { createProduct } from '#server/portals/products/create-product.ts'
import { deleteProduct } from '#server/portals/products/delete-product.ts'
import { updateProduct } from '#server/portals/products/update-product.ts'
import { minorUnits } from '../minor-units.ts'

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
    visibility: form.text('visibility'),
    description: form.verbatim('description'),
  }),
  { done: () => ({ message: 'Saved' }) },
)

export const updateProductPartsAction = formAction(
  updateProduct,
  (form) => ({ productId: form.text('productId'), stages: readStages(form), plans: readPlans(form) }),
  { done: () => ({ message: 'Saved' }) },
)

export const publishProductAction = formAction(
  updateProduct,
  (form) => ({ productId: form.text('productId'), published: form.text('published') === 'true' }),
  { done: ({ published }) => ({ message: published ? 'In the catalogue now' : 'Taken out of the catalogue' }) },
)

export const deleteProductAction = formAction(deleteProduct, (form) => ({ productId: form.text('productId') }), {
  done: () => ({ redirectTo: '/console/products' }),
})

/** Each `{restApiId}:{stageName}`. */
function readStages(form: FormReader) {
  return form.all('stages').map((stage) => {
    const [restApiId = '', stageName = ''] = stage.split(':')
    return { restApiId, stageName }
  })
}

/** The ticked plans, in the order of the form, with the price typed beside each in whole units of its currency. */
function readPlans(form: FormReader) {
  return form.all('plans').map((usagePlanId) => {
    const amount = form.number(`price.${usagePlanId}`)
    const currency = form.text(`currency.${usagePlanId}`).toUpperCase()
    const price = amount ? { amountCents: Math.round(amount * minorUnits(currency)), currency } : undefined
    return { usagePlanId, price }
  })
}
