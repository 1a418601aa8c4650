import { z } from 'zod'

const maxSchemaBytes = 400 * 1024

/** The members that creating and updating a model share. A schema may have 400 KB (AWS's quota). */
export const modelFields = {
  name: z
    .string()
    .min(1, 'Model name must be non-empty')
    .max(128, 'Must have 128 characters or fewer')
    .regex(/^[a-zA-Z0-9]*$/, 'Model name must be alphanumeric'),
  description: z.string().max(1024, 'Must have 1024 characters or fewer'),
  schema: z.string().refine((text) => Buffer.byteLength(text) <= maxSchemaBytes, 'Must have 400 KB or less'),
  contentType: z.string().regex(/^[\w!#$&^.+-]+\/[\w!#$&^.+*-]+$/, 'Must be a content type such as application/json'),
}
