import { asBoolean, asNumber, elementByValue, entry, type PatchTable, scalar } from '../patch-rules.ts'

/** What `UpdateAuthorizer` may be told. */
export const authorizerPatches: PatchTable = {
  wrongPath: 'list',
  rules: {
    '/authType': scalar('authType'),
    '/authorizerCredentials': scalar('authorizerCredentials'),
    '/authorizerResultTtlInSeconds': scalar('authorizerResultTtlInSeconds', asNumber),
    '/authorizerUri': scalar('authorizerUri'),
    '/identitySource': scalar('identitySource', undefined, ['add', 'replace', 'remove']),
    '/identityValidationExpression': scalar('identityValidationExpression'),
    '/name': scalar('name'),
    '/providerARNs': elementByValue('providerARNs'),
    '/type': scalar('type'),
  },
}

/** What `UpdateModel` may be told. */
export const modelPatches: PatchTable = {
  wrongPath: 'list',
  rules: { '/description': scalar('description'), '/schema': scalar('schema') },
}

/** What `UpdateRequestValidator` may be told. */
export const requestValidatorPatches: PatchTable = {
  wrongPath: 'list',
  rules: {
    '/name': scalar('name'),
    '/validateRequestBody': scalar('validateRequestBody', asBoolean),
    '/validateRequestParameters': scalar('validateRequestParameters', asBoolean),
  },
}

/** What `UpdateGatewayResponse` may be told. */
export const gatewayResponsePatches: PatchTable = {
  // AWS names the path also where only the operation is wrong, as in `remove /statusCode`.
  wrongPath: (path) => `Invalid patch path ${path}`,
  rules: {
    '/responseParameters/{}': entry('responseParameters'),
    '/responseTemplates/{}': entry('responseTemplates'),
    '/statusCode': scalar('statusCode'),
  },
}
