import type { CompiledMethod } from '../pipeline/stage.ts'
import type { IntegrationResponseSnapshot } from '../snapshot.ts'
import { isFunctionUri } from './function-uri.ts'
import { isLiteral } from './request-template.ts'

/**
 * Whether the whole body of an integration's answer must be at hand before it goes on; else it streams through. Known
 * for each method when the deployment is loaded. A mock's answer has no body, and a streamed answer
 * (`responseTransferMode`) is never held back.
 */
export function needsIntegrationPayload({ stage, method, setting }: CompiledMethod): boolean {
  const { type, integrationResponses, responseTransferMode, uri = '' } = method.integration
  if (type === 'MOCK' || type === 'AWS_PROXY' || responseTransferMode === 'STREAM') return false
  if (setting.dataTraceEnabled === true) return true
  if (type === 'HTTP_PROXY') return false
  if (type === 'AWS' && isFunctionUri(uri)) return true
  return stage.api.binaryMediaTypes.length > 0 || Object.values(integrationResponses).some(readsBody)
}

/** A template that says the same for every answer reads nothing. */
function readsBody({
  responseTemplates = {},
  responseParameters = {},
  contentHandling,
}: IntegrationResponseSnapshot): boolean {
  return (
    contentHandling !== undefined ||
    Object.values(responseTemplates).some((template) => !isLiteral(template)) ||
    Object.values(responseParameters).some((source) => source.startsWith('integration.response.body'))
  )
}
