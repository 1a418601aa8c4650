import { z } from 'zod'
import type { IntegrationColumn } from '#db/schema.ts'
import { type MethodKey, methodPath } from '../methods/find-method.ts'
import { findMethodResponse, methodResponseKey } from '../methods/find-method-response.ts'
import type { MethodRow } from '../methods/method.ts'
import { checkContentTypes, checkMappings } from './mapping-expression.ts'

type IntegrationResponseColumn = IntegrationColumn['integrationResponses'][string]

/** The input members that name a response of an integration. */
export const integrationResponseKey = methodResponseKey

/** A Java regular expression over the backend's status or error message. */
export const selectionPattern = z.string().max(1024)

/** Refuses, in AWS's words, a response whose status the method does not declare, or which maps what it cannot. */
export function checkIntegrationResponse(
  method: MethodRow,
  statusCode: string,
  response: IntegrationResponseColumn,
): void {
  const declared = findMethodResponse(method, statusCode)
  checkMappings('response', response.responseParameters, declared.responseParameters)
  checkContentTypes('responseTemplates', response.responseTemplates)
}

/** The column's entry: absent members are left out. */
export function integrationResponseColumn(response: {
  selectionPattern?: string | null | undefined
  responseParameters?: Record<string, string> | null | undefined
  responseTemplates?: Record<string, string> | null | undefined
  contentHandling?: IntegrationResponseColumn['contentHandling'] | null | undefined
}): IntegrationResponseColumn {
  const { selectionPattern: pattern, responseParameters, responseTemplates, contentHandling } = response
  return {
    ...(pattern === null || pattern === undefined ? {} : { selectionPattern: pattern }),
    ...(responseParameters && Object.keys(responseParameters).length > 0 ? { responseParameters } : {}),
    ...(responseTemplates && Object.keys(responseTemplates).length > 0 ? { responseTemplates } : {}),
    ...(contentHandling ? { contentHandling } : {}),
  }
}

/** The response's path under `/aws`, for the audit log. */
export function integrationResponsePath(key: MethodKey & { statusCode: string }): string {
  return `${methodPath(key)}/integration/responses/${key.statusCode}`
}
