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
  /** `groups`: who is in one of `groupIds`; `private`: members of the account only. */
  visibility: z.enum(['public', 'signed-in', 'groups', 'private']),
  /** Who sees it with the visibility `groups`. */
  groupIds: z.array(z.string().min(1).max(64)).max(100).refine(isDistinct, 'must be distinct'),
  /** The plan of ten-minute keys for visitors: one of the product's. */
  trialUsagePlanId: z.string().min(1).max(64),
  deprecation: z.object({
    /** The last day on which it answers, as an ISO 8601 time. */
    endsAt: z.iso.datetime(),
    message: z.string().trim().min(1, 'must say what is going to happen').max(2000),
    /** The address of the product to go to. */
    successorSlug: z.string().max(63).optional(),
  }),
  published: z.boolean(),
  stages: z
    .array(z.object({ restApiId: z.string().min(1).max(64), stageName: z.string().min(1).max(128) }))
    .max(20)
    .refine((list) => isDistinct(list.map((stage) => `${stage.restApiId}/${stage.stageName}`)), 'must be distinct'),
  /** In the order in which they are offered; without a price a plan is free. */
  plans: z
    .array(
      z.object({
        usagePlanId: z.string().min(1).max(64),
        price: productPrice.optional(),
        /** Markdown that a subscriber agrees to. */
        terms: z.string().max(50_000).optional(),
        /** `manual`: a request waits for an admin, unless a rule decides it. */
        approval: z.enum(['automatic', 'manual']).optional(),
      }),
    )
    .max(20)
    .refine((list) => isDistinct(list.map((plan) => plan.usagePlanId)), 'must be distinct'),
}

function isDistinct(list: readonly string[]): boolean {
  return new Set(list).size === list.length
}
