import { asBoolean, asNumber, element, entry, type PatchTable, scalar } from '../patch-rules.ts'

/** What `UpdateIntegration` may be told. */
export const integrationPatches: PatchTable = {
  wrongPath: 'list',
  rules: {
    '/cacheKeyParameters/{}': element('cacheKeyParameters', ['add', 'remove', 'replace']),
    '/cacheNamespace': scalar('cacheNamespace'),
    '/connectionId': scalar('connectionId'),
    '/connectionType': scalar('connectionType'),
    '/contentHandling': scalar('contentHandling', (value) => value || null),
    '/credentials': scalar('credentials'),
    '/httpMethod': scalar('integrationHttpMethod'),
    '/integrationTarget': scalar('integrationTarget'),
    '/passthroughBehavior': scalar('passthroughBehavior'),
    '/requestParameters/{}': entry('requestParameters'),
    '/requestTemplates/{}': entry('requestTemplates'),
    '/responseTransferMode': scalar('responseTransferMode'),
    '/timeoutInMillis': scalar('timeoutInMillis', asNumber),
    '/tlsConfig/insecureSkipVerification': scalar('tlsConfig.insecureSkipVerification', asBoolean),
    '/uri': scalar('uri'),
  },
}

/** What `UpdateIntegrationResponse` may be told. */
export const integrationResponsePatches: PatchTable = {
  wrongPath: 'list',
  rules: {
    '/contentHandling': scalar('contentHandling', (value) => value || null),
    '/responseParameters/{}': entry('responseParameters'),
    '/responseTemplates/{}': entry('responseTemplates'),
    '/selectionPattern': scalar('selectionPattern'),
    '/statusCode': scalar('newStatusCode'),
  },
}
