import { z } from 'zod'
import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import { isJsonObject } from '../openapi/json-object.ts'

const field = z.string().max(2048, 'Must have 2048 characters or fewer').nullish()

/** The members that operations on documentation parts share. */
export const documentationPartFields = {
  /** What it may say is for `validLocation` to tell. Some of AWS's SDKs send what is not set as null. */
  location: z
    .object({ type: z.string(), path: field, method: field, statusCode: field, name: field })
    .transform(withoutNulls),
  properties: z
    .string()
    .max(400_000, 'Must have 400 KB or less')
    .refine(holdsObject, 'Documentation part properties must be the JSON text of an object'),
}

type GivenLocation = { type: string } & { [Key in keyof DocumentationLocation]?: string | null | undefined }

function withoutNulls({ type, ...fields }: GivenLocation): DocumentationLocation {
  return { type, ...Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === 'string')) }
}

function holdsObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) && isStorable(value)
  } catch {
    return false
  }
}

/**
 * Whether PostgreSQL can keep the value as jsonb, which has no NUL and no lone surrogate however they are escaped, and
 * whether it is flat enough to be written again.
 */
function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !value.includes('\u0000') && value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return depth < 100 && Object.entries(value).every(([key, member]) => isStorable(key) && isStorable(member, depth + 1))
}
