import { readAmount } from '#components/products/offer-fields.ts'
import type { FormReader } from '#server/adapters/next/form-reader.ts'
import { minorUnits } from '../minor-units.ts'

/** Each `{restApiId}:{stageName}`. */
export function readStages(form: FormReader) {
  return form.all('stages').map((stage) => {
    const [restApiId = '', stageName = ''] = stage.split(':')
    return { restApiId, stageName }
  })
}

/** The plans in the order of the form, with the price typed beside each in whole units of its currency. */
export function readOffers(form: FormReader) {
  return form.all('plans').map((usagePlanId) => {
    const amount = readAmount(form.text(`price.${usagePlanId}`))
    const currency = form.text(`currency.${usagePlanId}`).toUpperCase()
    const price = amount === 0 ? undefined : { amountCents: Math.round(amount * minorUnits(currency)), currency }
    const terms = form.verbatim(`terms.${usagePlanId}`)
    return {
      usagePlanId,
      price,
      approval: form.optional(`approval.${usagePlanId}`),
      ...(terms.trim() ? { terms } : {}),
    }
  })
}
