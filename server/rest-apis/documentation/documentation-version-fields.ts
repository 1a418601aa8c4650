import { z } from 'zod'

/** The members that operations on documentation versions share. */
export const documentationVersionFields = {
  /** As in `info.version`: AWS shows 64 characters. */
  documentationVersion: z
    .string()
    .min(1, 'Documentation version must be non-empty')
    .max(64, 'Must have 64 characters or fewer')
    .regex(/^[^\p{Cc}/]+$/u, 'Must have no control characters and no slash'),
  description: z.string().max(1024, 'Must have 1024 characters or fewer'),
}
