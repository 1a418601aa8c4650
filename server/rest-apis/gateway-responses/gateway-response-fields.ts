import { z } from 'zod'
import { ServiceError } from '#server/errors.ts'

export const responseType = z.string().max(64)

/** The members that setting and updating a gateway response share. */
export const gatewayResponseFields = {
  statusCode: z.string().regex(/^[1-5]\d\d$/, 'Must be a status code of three digits'),
  parameter: z.string().max(2048),
  template: z.string().max(300_000, 'A template can have 300 KB at most'),
}

const parameterName = /^gatewayresponse\.(header|path|querystring)\.[a-zA-Z0-9._$-]+$/

/** Refuses names and templates that AWS refuses, with its texts. */
export function checkGatewayResponse(
  responseParameters: Record<string, string>,
  responseTemplates: Record<string, string>,
): void {
  if (Object.keys(responseParameters).some((name) => !parameterName.test(name))) {
    throw new ServiceError('NotFoundException', 'Invalid parameter name specified')
  }
  if (Object.values(responseTemplates).some((template) => template === '')) {
    throw new ServiceError('BadRequestException', 'Invalid null or empty value in responseTemplates')
  }
}
