import type { IntegrationColumn } from '#db/schema.ts'

/** AWS `IntegrationResponse`. */
export interface IntegrationResponse {
  statusCode: string
  selectionPattern?: string
  responseParameters?: Record<string, string>
  responseTemplates?: Record<string, string>
  contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT'
}

/** AWS `Integration`. */
export interface Integration extends Omit<IntegrationColumn, 'integrationResponses'> {
  integrationResponses?: Record<string, IntegrationResponse>
}

/** The column as AWS shows it. */
export function integration({ integrationResponses, ...column }: IntegrationColumn): Integration {
  const responses = Object.entries(integrationResponses)
  if (responses.length === 0) return column
  return {
    ...column,
    integrationResponses: Object.fromEntries(
      responses.map(([status, response]) => [status, integrationResponse(status, response)]),
    ),
  }
}

/** The column's entry as AWS shows it. */
export function integrationResponse(
  statusCode: string,
  column: IntegrationColumn['integrationResponses'][string],
): IntegrationResponse {
  return { statusCode, ...column }
}
