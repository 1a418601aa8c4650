import { generateKeyPair, randomBytes, sign, X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  Certificate,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509'

/** A certificate and its key, PEM. */
export interface SelfSignedCertificate {
  readonly certificate: string
  /** PKCS #8. */
  readonly privateKey: string
}

/** sha256WithRSAEncryption and id-at-commonName (RFC 8017, RFC 5280). */
const sha256WithRsa = new AlgorithmIdentifier({ algorithm: '1.2.840.113549.1.1.11', parameters: null })
const commonNameId = '2.5.4.3'

/** Makes an RSA key of 2048 bits, off the main thread, and a certificate for it that it signs itself (RFC 5280). */
export async function selfSignedCertificate(
  commonName: string,
  notBefore: Date,
  notAfter: Date,
): Promise<SelfSignedCertificate> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const name = new Name([
    new RelativeDistinguishedName([
      new AttributeTypeAndValue({ type: commonNameId, value: new AttributeValue({ utf8String: commonName }) }),
    ]),
  ])
  const serial = randomBytes(16)
  // A serial number is positive and has no leading zero octet.
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  const toBeSigned = new TBSCertificate({
    version: Version.v3,
    serialNumber: Uint8Array.from(serial).buffer,
    signature: sha256WithRsa,
    issuer: name,
    validity: new Validity({ notBefore, notAfter }),
    subject: name,
    subjectPublicKeyInfo: AsnConvert.parse(publicKey.export({ type: 'spki', format: 'der' }), SubjectPublicKeyInfo),
  })
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(toBeSigned)), privateKey)
  const certificate = new Certificate({
    tbsCertificate: toBeSigned,
    signatureAlgorithm: sha256WithRsa,
    signatureValue: Uint8Array.from(signature).buffer,
  })
  const der = Buffer.from(AsnConvert.serialize(certificate))
  return {
    certificate: new X509Certificate(der).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
