import { addDeprecationHeaders } from '../stages/add-deprecation-headers.ts'
import { addLimitHeaders } from '../stages/add-limit-headers.ts'
import { authorize } from '../stages/authorize.ts'
import { buildIntegrationRequest } from '../stages/build-integration-request.ts'
import { buildMethodResponse } from '../stages/build-method-response.ts'
import { callAuthorizer } from '../stages/call-authorizer.ts'
import { callIntegration } from '../stages/call-integration.ts'
import { checkApiKey } from '../stages/check-api-key.ts'
import { compressBody } from '../stages/compress-body.ts'
import { enforceUsagePlan } from '../stages/enforce-usage-plan.ts'
import { evaluateResourcePolicy } from '../stages/evaluate-resource-policy.ts'
import { readBody } from '../stages/read-body.ts'
import { readCache } from '../stages/read-cache.ts'
import { readIntegrationResponse } from '../stages/read-integration-response.ts'
import { recordUsage } from '../stages/record-usage.ts'
import { renderGatewayResponse } from '../stages/render-gateway-response.ts'
import { selectIntegrationResponse } from '../stages/select-integration-response.ts'
import { settleLimits } from '../stages/settle-limits.ts'
import { throttle } from '../stages/throttle.ts'
import { throttleAccount } from '../stages/throttle-account.ts'
import { validateBody } from '../stages/validate-body.ts'
import { validateParameters } from '../stages/validate-parameters.ts'
import { verifyPayload } from '../stages/verify-payload.ts'
import { verifySignature } from '../stages/verify-signature.ts'
import { writeAccessLog } from '../stages/write-access-log.ts'
import { writeCache } from '../stages/write-cache.ts'
import { writeExecutionLog } from '../stages/write-execution-log.ts'
import type { Pipeline } from './stage.ts'

/** The life of a REST API request, in the order AWS runs it. */
export const restApi = {
  answer: [
    evaluateResourcePolicy,
    verifySignature,
    callAuthorizer,
    authorize,
    checkApiKey,
    enforceUsagePlan,
    throttle,
    throttleAccount,
    verifyPayload,
    validateParameters,
    readBody,
    validateBody,
    readCache,
    buildIntegrationRequest,
    callIntegration,
    readIntegrationResponse,
    selectIntegrationResponse,
    buildMethodResponse,
  ],
  finish: [
    renderGatewayResponse,
    writeCache,
    settleLimits,
    addLimitHeaders,
    addDeprecationHeaders,
    compressBody,
    recordUsage,
  ],
  report: [writeAccessLog, writeExecutionLog],
} as const satisfies Pipeline
