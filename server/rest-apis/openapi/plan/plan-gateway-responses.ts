import type { DefinitionPlan } from './definition-plan.ts'
import { addProblem, childOf, membersOf, type Reading, report, textAt, textsAt } from './reading.ts'

/** `x-amazon-apigateway-gateway-responses`. */
export function planGatewayResponses(reading: Reading): DefinitionPlan['gatewayResponses'] {
  const place = childOf(reading.root, 'x-amazon-apigateway-gateway-responses')
  return membersOf(reading, place).flatMap(([responseType, response]) => {
    if (!gatewayResponseTypes.includes(responseType)) {
      addProblem(reading, response.pointer, `"${responseType}" is not a type of gateway response`)
      return []
    }
    const statusCode = textAt(reading, childOf(response, 'statusCode'))
    if (statusCode !== undefined && !/^[1-5]\d\d$/.test(statusCode)) {
      addProblem(reading, childOf(response, 'statusCode').pointer, 'Must be a status code, 100 to 599')
    }
    report(reading, 'kept', response.pointer, `Gateway response ${responseType}`, {
      target: { kind: 'gateway-responses' },
    })
    return [
      {
        responseType,
        statusCode,
        responseParameters: textsAt(reading, childOf(response, 'responseParameters')),
        responseTemplates: textsAt(reading, childOf(response, 'responseTemplates')),
      },
    ]
  })
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
const gatewayResponseTypes = [
  'ACCESS_DENIED',
  'API_CONFIGURATION_ERROR',
  'AUTHORIZER_CONFIGURATION_ERROR',
  'AUTHORIZER_FAILURE',
  'BAD_REQUEST_BODY',
  'BAD_REQUEST_PARAMETERS',
  'DEFAULT_4XX',
  'DEFAULT_5XX',
  'EXPIRED_TOKEN',
  'INTEGRATION_FAILURE',
  'INTEGRATION_TIMEOUT',
  'INVALID_API_KEY',
  'INVALID_SIGNATURE',
  'MISSING_AUTHENTICATION_TOKEN',
  'QUOTA_EXCEEDED',
  'REQUEST_TOO_LARGE',
  'RESOURCE_NOT_FOUND',
  'THROTTLED',
  'UNAUTHORIZED',
  'UNSUPPORTED_MEDIA_TYPE',
  'WAF_FILTERED',
]
