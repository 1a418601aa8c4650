import { asBoolean, element, elementByValue, type PatchTable, scalar, setMember } from '../patch-rules.ts'

/** What `UpdateRestApi` may be told. https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html */
export const restApiPatches: PatchTable = {
  wrongPath: 'name',
  rules: {
    '/name': scalar('name'),
    '/description': scalar('description', undefined, ['add', 'replace', 'remove']),
    '/apiKeySource': scalar('apiKeySource'),
    '/policy': scalar('policy'),
    '/disableExecuteApiEndpoint': scalar('disableExecuteApiEndpoint', asBoolean),
    // Empty switches compression off; what is no number gets the operation's own refusal.
    '/minimumCompressionSize': scalar('minimumCompressionSize', (value) => (value === '' ? null : asInteger(value))),
    '/binaryMediaTypes/{}': element('binaryMediaTypes', ['add', 'remove', 'replace']),
    '/endpointConfiguration/types/{}': {
      ops: ['replace'],
      apply: (input, { value }) => setMember(input, ['endpointConfiguration', 'types'], [value ?? '']),
    },
    '/endpointConfiguration/ipAddressType': scalar('endpointConfiguration.ipAddressType'),
    '/endpointConfiguration/vpcEndpointIds': elementByValue('endpointConfiguration.vpcEndpointIds'),
    '/securityPolicy': scalar('securityPolicy'),
    '/endpointAccessMode': scalar('endpointAccessMode'),
  },
}

/** AWS answers a size that is no number as one that is out of bounds. */
function asInteger(value: string): number {
  return /^-?\d{1,9}$/.test(value) ? Number(value) : -1
}
