import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { badRequest } from '#server/errors.ts'

/** A certificate as `CreateDomainName` takes it, PEM. */
export interface UploadedCertificate {
  readonly certificateName?: string | undefined
  readonly certificateBody?: string | undefined
  readonly certificatePrivateKey?: string | undefined
  readonly certificateChain?: string | undefined
}

const begin = '-----BEGIN CERTIFICATE-----'

/**
 * Refuses a certificate that could not be served: one that is no X.509, has ended or is for another name, a key that is
 * not its own, a chain in which one did not sign the one before.
 * @returns whether a certificate was given at all
 */
export function checkCertificate(given: UploadedCertificate, domainName: string, now: Date): boolean {
  const { certificateName, certificateBody, certificatePrivateKey, certificateChain } = given
  if (!certificateBody && !certificatePrivateKey && !certificateChain) return false
  if (!certificateBody) throw badRequest('Certificate body must be specified')
  if (!certificatePrivateKey) throw badRequest('Certificate private key must be specified')
  if (!certificateName) throw badRequest('Certificate name must be specified')
  const certificate = readCertificate(certificateBody, 'certificate body')
  if (!certificate.checkPrivateKey(readKey(certificatePrivateKey))) {
    throw badRequest('The certificate private key does not match the certificate')
  }
  if (certificate.validToDate <= now) throw badRequest('The certificate has expired')
  if (!isFor(certificate, domainName)) throw badRequest(`The certificate is not valid for ${domainName}`)
  checkChain(certificate, certificateChain ?? '')
  return true
}

function readCertificate(pem: string, what: string): X509Certificate {
  try {
    if (pem.split(begin).length === 2) return new X509Certificate(pem)
  } catch {
    // The same refusal.
  }
  throw badRequest(`Invalid ${what}: it must be one X.509 certificate in PEM`)
}

function readKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch {
    throw badRequest('Invalid certificate private key: it must be in PEM, without a pass phrase')
  }
}

/** A wildcard domain name needs the same wildcard in the certificate, which `checkHost` takes for a name. */
function isFor(certificate: X509Certificate, domainName: string): boolean {
  const [first, ...rest] = domainName.split('.')
  if (first !== '*') return certificate.checkHost(domainName) !== undefined
  const names = (certificate.subjectAltName ?? '').split(', ').concat(certificate.subject.split('\n'))
  return names.some((name) => /^(?:DNS:|CN=)/.test(name) && name.endsWith(`*.${rest.join('.')}`))
}

function checkChain(certificate: X509Certificate, chain: string): void {
  const certificates = chain
    .split(begin)
    .filter((pem) => pem.trim() !== '')
    .map((pem) => readCertificate(`${begin}${pem}`, 'certificate chain'))
  let below = certificate
  for (const issuer of certificates) {
    if (!below.checkIssued(issuer) || !below.verify(issuer.publicKey)) {
      throw badRequest('Invalid certificate chain: each certificate must have signed the one before it')
    }
    below = issuer
  }
}
