import type { MethodResponseColumn } from '#db/schema/methods.ts'
import { selectionPatternKey } from '../export/integration-extension.ts'
import { type Intrinsics, intrinsicTextAt, intrinsicTextsAt } from './intrinsic-text.ts'
import type { PlannedIntegration } from './plan-integration.ts'
import { addProblem, childOf, choiceAt, membersOf, type Place, type Reading, report, textAt } from './reading.ts'

type Responses = PlannedIntegration['integrationResponses']

/**
 * The `responses` of an integration. Their keys are selection patterns, or `default`; AWS keeps one response for each
 * status code.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-responses.html
 */
export function planIntegrationResponses(reading: Reading, place: Place, intrinsics: Intrinsics): Responses {
  const responses = new Map<string, Responses[string]>()
  for (const [key, response] of membersOf(reading, place)) {
    const own = textAt(reading, childOf(response, selectionPatternKey))
    const pattern = own ?? (key === 'default' ? '' : key)
    const given = intrinsicTextAt(reading, childOf(response, 'statusCode'), intrinsics)
    const statusCode = given ?? (/^[1-5]\d\d$/.test(pattern) ? pattern : '200')
    if (!/^[1-5]\d\d$/.test(statusCode)) {
      addProblem(reading, childOf(response, 'statusCode').pointer, 'Must be a status code, 100 to 599')
      continue
    }
    if (responses.has(statusCode)) {
      const message = `Left out: another response of this integration has the status code ${statusCode} already`
      report(reading, 'attention', response.pointer, message, { lost: true })
      continue
    }
    responses.set(statusCode, {
      selectionPattern: pattern || undefined,
      responseParameters: textsIfAny(reading, childOf(response, 'responseParameters'), intrinsics),
      responseTemplates: textsIfAny(reading, childOf(response, 'responseTemplates'), intrinsics),
      contentHandling: choiceAt(reading, childOf(response, 'contentHandling'), [
        'CONVERT_TO_BINARY',
        'CONVERT_TO_TEXT',
      ]),
    })
  }
  return Object.fromEntries(responses)
}

/** Declares on the method what its integration answers with: AWS refuses a mapping to what is not declared. */
export function declareResponses(declared: MethodResponseColumn, integration: PlannedIntegration | undefined): void {
  for (const [statusCode, response] of Object.entries(integration?.integrationResponses ?? {})) {
    const known = declared[statusCode] ?? {}
    const headers = Object.keys(response.responseParameters ?? {}).map((key): [string, boolean] => [key, false])
    declared[statusCode] =
      headers.length > 0
        ? { ...known, responseParameters: { ...Object.fromEntries(headers), ...known.responseParameters } }
        : known
  }
}

function textsIfAny(reading: Reading, place: Place, intrinsics: Intrinsics): Record<string, string> | undefined {
  return place.value === undefined || place.value === null ? undefined : intrinsicTextsAt(reading, place, intrinsics)
}
