import {
  DeleteClientCertificateCommand,
  FlushStageAuthorizersCacheCommand,
  FlushStageCacheCommand,
  GenerateClientCertificateCommand,
  GetClientCertificateCommand,
  GetClientCertificatesCommand,
  GetStageCommand,
  type PatchOperation,
  UpdateClientCertificateCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { stages } from '#db/schema.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { add, remove, replace } from '../testing/patch-operation.ts'
import { createWireClient } from '../testing/wire-client.ts'

const notThere = { name: 'NotFoundException', message: 'Invalid Client Certificate identifier specified' }

test('a client certificate is generated, read, renamed and deleted, and its private key never travels', () =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const { $metadata, ...made } = await client.send(
      new GenerateClientCertificateCommand({ description: 'backend', tags: { team: 'pets' } }),
    )
    expect($metadata.httpStatusCode).toBe(201)
    expect(made).toEqual({
      clientCertificateId: expect.stringMatching(/^[a-z0-9]{6}$/),
      description: 'backend',
      pemEncodedCertificate: expect.stringMatching(/^-----BEGIN CERTIFICATE-----\n[\s\S]+-----END CERTIFICATE-----\n$/),
      createdDate: owner.now(),
      expirationDate: new Date(owner.now().getTime() + 365 * 86_400_000),
      tags: { team: 'pets' },
    })
    const clientCertificateId = made.clientCertificateId
    const patchOperations = [replace('/description', 'two')]
    await client.send(new UpdateClientCertificateCommand({ clientCertificateId, patchOperations }))
    const { items } = await client.send(new GetClientCertificatesCommand({}))
    expect(items).toEqual([{ ...made, description: 'two' }])
    await client.send(new DeleteClientCertificateCommand({ clientCertificateId }))
    await expect(client.send(new GetClientCertificateCommand({ clientCertificateId }))).rejects.toMatchObject(notThere)
  }))

test.each<[PatchOperation, string]>([
  [replace('/tags', 'x'), "Invalid patch path  '/tags' specified for op 'replace'. Must be one of: [/description]"],
  [
    add('/description', 'x'),
    "Invalid patch path  '/description' specified for op 'add'. Please choose supported operations",
  ],
  [
    remove('/description'),
    "Invalid patch path  '/description' specified for op 'remove'. Please choose supported operations",
  ],
])('400 for the patch %j of a certificate', (operation, message) =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const { clientCertificateId } = await client.send(new GenerateClientCertificateCommand({}))
    const patched = client.send(
      new UpdateClientCertificateCommand({ clientCertificateId, patchOperations: [operation] }),
    )
    await expect(patched).rejects.toMatchObject({ name: 'BadRequestException', message })
  }),
)

test('a stage takes a certificate by patch, keeps it from being deleted, and gives it back', () =>
  withWorld(async ({ owner }) => {
    const client = await createWireClient(owner)
    const { restApiId, stageName } = await deployTestApi(owner)
    const key = { restApiId, stageName }
    const { clientCertificateId } = await client.send(new GenerateClientCertificateCommand({}))
    const patch = (value: string) =>
      client.send(new UpdateStageCommand({ ...key, patchOperations: [replace('/clientCertificateId', value)] }))
    await expect(patch('abc123')).rejects.toMatchObject(notThere)
    expect(await patch(clientCertificateId ?? '')).toMatchObject({ clientCertificateId })
    const removal = new DeleteClientCertificateCommand({ clientCertificateId })
    await expect(client.send(removal)).rejects.toMatchObject({
      name: 'ConflictException',
      message: `Client certificate ${clientCertificateId} is used by stage ${stageName} of API ${restApiId}`,
    })
    expect(await client.send(new GetStageCommand(key))).toMatchObject({ clientCertificateId })
    expect(await patch('')).not.toHaveProperty('clientCertificateId')
    expect((await client.send(removal)).$metadata.httpStatusCode).toBe(202)
  }))

test('202 for a flush, which begins that cache anew and not the other; 404 where there is no such stage', () =>
  withWorld(async ({ owner, db, passTime }) => {
    const client = await createWireClient(owner)
    const { restApiId, stageName } = await deployTestApi(owner)
    const key = { restApiId, stageName }
    const read = async () => {
      const [row] = await db.select().from(stages).where(eq(stages.restApiId, restApiId))
      return { data: row?.cacheFlushedAt, authorizers: row?.authorizersFlushedAt }
    }
    const before = await read()
    passTime(1000)
    const flushedAt = owner.now()
    expect((await client.send(new FlushStageCacheCommand(key))).$metadata.httpStatusCode).toBe(202)
    expect(await read()).toEqual({ ...before, data: flushedAt })
    expect((await client.send(new FlushStageAuthorizersCacheCommand(key))).$metadata.httpStatusCode).toBe(202)
    expect(await read()).toEqual({ data: flushedAt, authorizers: flushedAt })
    for (const command of [FlushStageCacheCommand, FlushStageAuthorizersCacheCommand]) {
      const refused = client.send(new command({ restApiId, stageName: 'nowhere' }))
      await expect(refused).rejects.toMatchObject({
        name: 'NotFoundException',
        message: 'Invalid stage identifier specified',
      })
    }
  }))
