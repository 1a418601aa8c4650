import { z } from 'zod'

/** The members that creating and updating a model share. A schema may have 400 KB (AWS's quota). */
export const modelFields = {
  name: z
    .string()
    .max(128, 'Must have 128 characters or fewer')
    .regex(/^[a-zA-Z0-9]+$/, 'Model name must be alphanumeric'),
  description: z.string().max(1024, 'Must have 1024 characters or fewer'),
  schema: z
    .string()
    .max(400_000, 'Must have 400 KB or less')
    .refine(isJsonObject, 'Invalid model schema specified: it must be a JSON object'),
  contentType: z.string().regex(/^[\w!#$&^.+-]+\/[\w!#$&^.+*-]+$/, 'Must be a content type such as application/json'),
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
