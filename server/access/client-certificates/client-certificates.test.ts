import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { clientCertificates, configurationChanges } from '#db/schema.ts'
import { updateStage } from '#server/rest-apis/stages/update-stage.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { deleteClientCertificate } from './delete-client-certificate.ts'
import { generateClientCertificate } from './generate-client-certificate.ts'
import { getClientCertificate } from './get-client-certificate.ts'
import { getClientCertificates } from './get-client-certificates.ts'
import { updateClientCertificate } from './update-client-certificate.ts'

test('201: valid for 365 days from now; the private key is stored encrypted and never shown', () =>
  withWorld(async ({ owner, db }) => {
    const made = await generateClientCertificate(owner, { description: 'backend', tags: { team: 'pets' } })
    const read = new X509Certificate(made.pemEncodedCertificate)
    expect(read.subject).toBe('CN=ApiGateway')
    expect(made.expirationDate.getTime() - made.createdDate.getTime()).toBe(365 * 86_400_000)
    const [row] = await db.select().from(clientCertificates)
    expect(row?.privateKeyEncrypted).not.toContain('PRIVATE')
    expect(owner.secrets.decrypt(row?.privateKeyEncrypted ?? '', 'client-certificate')).toContain('PRIVATE KEY')
    expect(JSON.stringify(made)).not.toContain('PRIVATE')
    expect(await getClientCertificate(owner, made)).toEqual(made)
  }))

test('200: lists by pages, oldest first, and renames', () =>
  withWorld(async ({ owner, passTime }) => {
    const first = await generateClientCertificate(owner, {})
    passTime(1000)
    const second = await generateClientCertificate(owner, {})
    const page = await getClientCertificates(owner, { limit: 1 })
    expect(page.items).toEqual([first])
    const rest = await getClientCertificates(owner, { limit: 1, position: page.position })
    expect(rest).toEqual({ items: [second] })
    const renamed = await updateClientCertificate(owner, { ...first, description: 'new' })
    expect(renamed).toEqual({ ...first, description: 'new' })
    expect(await updateClientCertificate(owner, { ...first, description: null })).toEqual(first)
  }))

test('a stage shows it, which is announced; while it does, it cannot be deleted (409)', () =>
  withWorld(async ({ owner, db }) => {
    const { restApiId, stageName } = await deployTestApi(owner)
    const { clientCertificateId } = await generateClientCertificate(owner, {})
    const before = (await db.select().from(configurationChanges)).length
    expect(await updateStage(owner, { restApiId, stageName, clientCertificateId })).toMatchObject({
      clientCertificateId,
    })
    expect(await db.select().from(configurationChanges)).toHaveLength(before + 1)
    await expect(deleteClientCertificate(owner, { clientCertificateId })).rejects.toMatchObject({
      failure: 'ConflictException',
    })
    await updateStage(owner, { restApiId, stageName, clientCertificateId: null })
    await deleteClientCertificate(owner, { clientCertificateId })
    expect((await getClientCertificates(owner, {})).items).toEqual([])
  }))

test('403 for a viewer, 404 in another account and for a stage of another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const { clientCertificateId } = await generateClientCertificate(owner, {})
    await expect(generateClientCertificate(as('viewer'), {})).rejects.toMatchObject({ failure: 'ForbiddenException' })
    const { restApiId, stageName } = await deployTestApi(stranger)
    for (const attempt of [
      () => getClientCertificate(stranger, { clientCertificateId }),
      () => updateClientCertificate(stranger, { clientCertificateId, description: 'x' }),
      () => deleteClientCertificate(stranger, { clientCertificateId }),
      () => updateStage(stranger, { restApiId, stageName, clientCertificateId }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ failure: 'NotFoundException' })
    }
  }))
