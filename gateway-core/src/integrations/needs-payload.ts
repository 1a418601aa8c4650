import type { CompiledMethod } from '../pipeline/stage.ts'
import { isLiteral } from './request-template.ts'

/**
 * Whether a request's whole body must be at hand before the integration is called; else it streams through. Known for
 * each method when the deployment is loaded.
 */
export function needsPayload({ method, requestValidator, setting }: CompiledMethod): boolean {
  const { type, contentHandling, requestParameters = {} } = method.integration
  if (type === 'AWS' || type === 'AWS_PROXY') return true
  if (setting.dataTraceEnabled === true || contentHandling !== undefined) return true
  if (requestValidator?.validateRequestBody === true && method.requestModels !== undefined) return true
  if (Object.values(requestParameters).some((source) => source.startsWith('method.request.body'))) return true
  return type !== 'HTTP_PROXY' && needsForTemplates(method.integration)
}

/** A template that says the same for every request reads nothing; a mock that lets bodies pass reads their status. */
function needsForTemplates({
  type,
  passthroughBehavior,
  requestTemplates = {},
}: CompiledMethod['method']['integration']): boolean {
  if (Object.values(requestTemplates).some((template) => !isLiteral(template))) return true
  return type === 'MOCK' && passthroughBehavior !== 'NEVER'
}
