import { isJson } from 'gateway-core/is-json.ts'
import { z } from 'zod'
import { isJsonObject } from '../openapi/json-object.ts'

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
    .refine(holdsObject, 'Invalid model schema specified: it must be a JSON object'),
  contentType: z.string().regex(/^[\w!#$&^.+-]+\/[\w!#$&^.+*-]+$/, 'Must be a content type such as application/json'),
}

function holdsObject(text: string): boolean {
  return isJson(text) && isJsonObject(JSON.parse(text))
}
