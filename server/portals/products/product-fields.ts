import { z } from 'zod'

/** A price per month. `amountCents` is in the minor unit of `currency` (ISO 4217). */
export const productPrice = z.object({
  amountCents: z.number().int().min(1).max(100_000_000_00),
  currency: z
    .string()
    .refine((code) => Intl.supportedValuesOf('currency').includes(code), 'must be an ISO 4217 currency such as USD'),
})

/** The members of a product that a provider writes, with their limits. */
export const productFields = {
  name: z.string().trim().min(1, 'must not be empty').max(100),
  /** The address `/products/{slug}`. */
  slug: z
    .string()
    .max(63)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens between them'),
  /** One line, for the card. */
  tagline: z.string().trim().max(160),
  /** Markdown. */
  description: z.string().max(100_000),
  category: z.string().trim().min(1).max(50),
  visibility: z.enum(['public', 'signed-in', 'private']),
  published: z.boolean(),
  stages: z
    .array(z.object({ restApiId: z.string().min(1).max(64), stageName: z.string().min(1).max(128) }))
    .max(20)
    .refine((list) => isDistinct(list.map((stage) => `${stage.restApiId}/${stage.stageName}`)), 'must be distinct'),
  /** In the order in which they are offered; without a price a plan is free. */
  plans: z
    .array(z.object({ usagePlanId: z.string().min(1).max(64), price: productPrice.optional() }))
    .max(20)
    .refine((list) => isDistinct(list.map((plan) => plan.usagePlanId)), 'must be distinct'),
}

function isDistinct(list: readonly string[]): boolean {
  return new Set(list).size === list.length
}
