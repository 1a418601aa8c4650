'use server'

import { formAction } from '#server/adapters/next/form-action.ts'
import { publishProduct } from '#server/portals/publish/publish-product.ts'
import { readOffer } from '../offer-form.ts'

export const publishProductAction = formAction(
  publishProduct,
  (form) => ({
    restApiId: form.text('restApiId'),
    stageName: form.text('stageName'),
    description: form.optional('description'),
    offer: form.text('product.name') ? readOffer(form) : undefined,
  }),
  {
    done: ({ restApiId, stageName }) => ({
      redirectTo: `/console/apis/${restApiId}/publish/live?stage=${encodeURIComponent(stageName)}`,
    }),
  },
)
