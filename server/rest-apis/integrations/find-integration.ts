import type { IntegrationColumn } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { invalidStatusCode } from '../methods/find-method-response.ts'
import type { MethodRow } from '../methods/method.ts'

type IntegrationResponseColumn = IntegrationColumn['integrationResponses'][string]

/** The method's integration, or AWS's `NotFoundException`. */
export function findIntegration({ integration }: MethodRow): IntegrationColumn {
  if (!integration) throw new ServiceError('NotFoundException', 'Invalid Integration identifier specified')
  return integration
}

/** The integration's response for a status, or AWS's `NotFoundException`. */
export function findIntegrationResponse(
  { integrationResponses }: IntegrationColumn,
  statusCode: string,
): IntegrationResponseColumn {
  const found = Object.hasOwn(integrationResponses, statusCode) ? integrationResponses[statusCode] : undefined
  if (!found) throw new ServiceError('NotFoundException', invalidStatusCode)
  return found
}
