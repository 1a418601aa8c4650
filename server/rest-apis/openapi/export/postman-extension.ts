import type { DefinedMethod } from '../api-definition.ts'
import type { JsonObject } from '../json-object.ts'

/**
 * `x-postman-meta` of an operation: how Postman's importer sets up the authorization of the request. The values are
 * variables of Postman, for its user to give. Undefined for what needs none.
 */
export function postmanExtension(method: DefinedMethod, region: string): JsonObject | undefined {
  if (method.authorizationType !== 'AWS_IAM') return undefined
  return {
    currentHelper: 'awsSigV4',
    helperAttributes: {
      accessKey: '{{accessKey}}',
      secretKey: '{{secretKey}}',
      region,
      service: 'execute-api',
      saveHelper: true,
    },
  }
}
