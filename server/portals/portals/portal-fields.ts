import { z } from 'zod'

/** The members of a portal that are not part of its draft. */
export const portalFields = {
  portalId: z.string().max(64),
  /** The address: `/portals/{slug}`. */
  slug: z
    .string()
    .max(63)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens between them'),
  access: z.enum(['public', 'sign-up', 'invitation', 'request', 'openid']),
  version: z.number().int().min(1).max(1_000_000),
}

/** Lower-cased; no display name, no comment. */
export const memberAddress = z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address'))
