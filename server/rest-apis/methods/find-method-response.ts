import { z } from 'zod'
import type { MethodResponseColumn } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { type MethodKey, methodKey, methodPath } from './find-method.ts'
import type { MethodRow } from './method.ts'
import { statusCode } from './method-fields.ts'

/** The input members that name a response of a method. */
export const methodResponseKey = { ...methodKey, statusCode }

/** AWS's text for a response that is not there. */
export const invalidStatusCode = 'Invalid Response status code specified'

/** The method's response for a status, or AWS's `NotFoundException`. */
export function findMethodResponse(row: MethodRow, status: string): MethodResponseColumn[string] {
  const found = Object.hasOwn(row.methodResponses, status) ? row.methodResponses[status] : undefined
  if (!found) throw new ServiceError('NotFoundException', invalidStatusCode)
  return found
}

/** The response's path under `/aws`, for the audit log. */
export function methodResponsePath(key: MethodKey & { statusCode: string }): string {
  return `${methodPath(key)}/responses/${key.statusCode}`
}

/** The column's entry: empty maps are left out. */
export function methodResponseColumn(response: {
  responseParameters?: Record<string, boolean> | null | undefined
  responseModels?: Record<string, string> | null | undefined
}): MethodResponseColumn[string] {
  const { responseParameters, responseModels } = response
  return {
    ...(responseParameters && Object.keys(responseParameters).length > 0 ? { responseParameters } : {}),
    ...(responseModels && Object.keys(responseModels).length > 0 ? { responseModels } : {}),
  }
}

/** The maps of a response as they come in. */
export const methodResponseInput = {
  responseParameters: z.record(z.string().max(512), z.boolean()).optional(),
  responseModels: z.record(z.string().max(512), z.string().max(256)).optional(),
}
