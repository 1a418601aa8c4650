import { createPrivateKey, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { selfSignedCertificate } from './self-signed-certificate.ts'

test('the certificate is signed by its own key, for its time and name, and no two are alike', async () => {
  const from = new Date('2026-11-22T10:00:00Z')
  const to = new Date('2027-11-22T10:00:00Z')
  const made = await selfSignedCertificate('ApiGateway', from, to)
  const read = new X509Certificate(made.certificate)
  expect(read.subject).toBe('CN=ApiGateway')
  expect(read.issuer).toBe('CN=ApiGateway')
  expect(read.validFromDate).toEqual(from)
  expect(read.validToDate).toEqual(to)
  expect(read.verify(read.publicKey)).toBe(true)
  expect(read.checkPrivateKey(createPrivateKey(made.privateKey))).toBe(true)
  expect(read.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048)
  const other = new X509Certificate((await selfSignedCertificate('ApiGateway', from, to)).certificate)
  expect(other.serialNumber).not.toBe(read.serialNumber)
  expect(other.fingerprint256).not.toBe(read.fingerprint256)
})
