'use server'

import { formAction } from '#server/adapters/next/form-action.ts'
import { checkOffer } from '#server/portals/publish/check-offer.ts'
import { offerFields, readOffer } from '../offer-form.ts'

export const checkOfferAction = formAction(checkOffer, readOffer, {
  done: (_, form) => {
    const filled = offerFields.map((name) => [name, form.text(name)]).filter(([, value]) => value !== '')
    const search = new URLSearchParams(filled)
    return { redirectTo: `/console/apis/${form.text('restApiId')}/publish/deploy?${search}` }
  },
})
