import { type PatchTable, scalar, setMember } from '../patch-rules.ts'

/** What is added, exchanged and taken away while a domain name moves between edge and region. */
const anyOp = ['add', 'replace', 'remove'] as const

/** What `UpdateDomainName` may be told. https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html */
export const domainNamePatches: PatchTable = {
  wrongPath: 'list',
  rules: {
    '/certificateName': scalar('certificateName', undefined, anyOp),
    '/certificateArn': scalar('certificateArn', undefined, anyOp),
    '/regionalCertificateName': scalar('regionalCertificateName', undefined, anyOp),
    '/regionalCertificateArn': scalar('regionalCertificateArn', undefined, anyOp),
    '/securityPolicy': scalar('securityPolicy'),
    '/endpointAccessMode': scalar('endpointAccessMode'),
    '/routingMode': scalar('routingMode'),
    '/policy': scalar('policy'),
    '/managementPolicy': scalar('managementPolicy'),
    '/ownershipVerificationCertificateArn': scalar('ownershipVerificationCertificateArn', undefined, anyOp),
    '/mutualTlsAuthentication/truststoreUri': scalar('mutualTlsAuthentication.truststoreUri', undefined, anyOp),
    '/mutualTlsAuthentication/truststoreVersion': scalar('mutualTlsAuthentication.truststoreVersion', undefined, anyOp),
    // A domain name has one type: what is added takes the place of what was, and removing that says nothing more.
    '/endpointConfiguration/types/{}': {
      ops: ['replace', 'add', 'remove'],
      apply(input, { op, value, keys }) {
        if (op !== 'remove') setMember(input, ['endpointConfiguration', 'types'], [value ?? keys[0] ?? ''])
      },
    },
    '/endpointConfiguration/types': {
      ops: ['add', 'remove'],
      apply(input, { op, value }) {
        if (op !== 'remove') setMember(input, ['endpointConfiguration', 'types'], [value ?? ''])
      },
    },
    '/endpointConfiguration/ipAddressType': scalar('endpointConfiguration.ipAddressType'),
  },
}

/** What `UpdateBasePathMapping` may be told. */
export const basePathMappingPatches: PatchTable = {
  wrongPath: 'list',
  rules: {
    '/basePath': scalar('newBasePath'),
    // As AWS's table writes it; tools write it the other way.
    '/basepath': scalar('newBasePath'),
    '/restapiId': scalar('restApiId'),
    '/stage': scalar('stage'),
  },
}
