import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { methods } from '#db/schema.ts'
import type { CommandContext, Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { findResource, invalidResourceIdentifier } from '../resources/find-resource.ts'
import type { ResourceRow } from '../resources/resource.ts'
import type { MethodRow } from './method.ts'

/** The input members that name a method. */
export const methodKey = { restApiId: z.string(), resourceId: z.string(), httpMethod: z.string() }

/** Which method. */
export interface MethodKey {
  restApiId: string
  resourceId: string
  httpMethod: string
}

/** A method with the resource that it belongs to, or AWS's `NotFoundException`. */
export async function findMethod(
  context: Context,
  { restApiId, resourceId, httpMethod }: MethodKey,
): Promise<MethodRow & { resource: ResourceRow }> {
  const resource = await findResource(context, restApiId, resourceId)
  const [row] = await context.db.select().from(methods).where(methodWhere({ restApiId, resourceId, httpMethod }))
  if (!row) throw new ServiceError('NotFoundException', 'Invalid Method identifier specified')
  return { ...row, resource }
}

/** Begins a change of a method: locks its API until the command ends, so that no other command changes it meanwhile. */
export async function changeMethod(
  context: CommandContext,
  key: MethodKey,
): Promise<MethodRow & { resource: ResourceRow }> {
  await changeRestApi(context, key.restApiId, invalidResourceIdentifier)
  return await findMethod(context, key)
}

/** The condition that selects the method's row. */
export function methodWhere({ restApiId, resourceId, httpMethod }: MethodKey) {
  return and(eq(methods.restApiId, restApiId), eq(methods.resourceId, resourceId), eq(methods.httpMethod, httpMethod))
}

/** The method's path under `/aws`, for the audit log. */
export function methodPath({ restApiId, resourceId, httpMethod }: MethodKey): string {
  return `/restapis/${restApiId}/resources/${resourceId}/methods/${httpMethod}`
}
