import { expect, test } from 'vitest'
import { updateStage } from '#server/rest-apis/stages/update-stage.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { generateClientCertificate } from './generate-client-certificate.ts'
import { listClientCertificateStages } from './list-client-certificate-stages.ts'

test('names the stages that show a certificate, to viewers too, and to no other account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const used = await generateClientCertificate(owner, {})
    const unused = await generateClientCertificate(owner, {})
    const { restApiId, stageName } = await deployTestApi(owner)
    await deployTestApi(owner)
    await updateStage(owner, { restApiId, stageName, clientCertificateId: used.clientCertificateId })
    const { clientCertificateId } = used
    const expected = [{ clientCertificateId, restApiId, stageName, apiName: expect.any(String) }]
    expect((await listClientCertificateStages(as('viewer'), {})).items).toEqual(expected)
    expect((await listClientCertificateStages(owner, { clientCertificateId })).items).toEqual(expected)
    expect((await listClientCertificateStages(owner, unused)).items).toEqual([])
    expect((await listClientCertificateStages(stranger, {})).items).toEqual([])
    expect((await listClientCertificateStages(stranger, { clientCertificateId })).items).toEqual([])
  }))
