import {
  type APIGatewayClient,
  CreateBasePathMappingCommand,
  CreateDomainNameAccessAssociationCommand,
  CreateDomainNameCommand,
  CreateVpcLinkCommand,
  DeleteBasePathMappingCommand,
  DeleteDomainNameAccessAssociationCommand,
  DeleteDomainNameCommand,
  DeleteVpcLinkCommand,
  GetAccountCommand,
  GetBasePathMappingCommand,
  GetBasePathMappingsCommand,
  GetDomainNameAccessAssociationsCommand,
  GetDomainNameCommand,
  GetDomainNamesCommand,
  GetTagsCommand,
  GetVpcLinkCommand,
  GetVpcLinksCommand,
  type PatchOperation,
  paginateGetDomainNames,
  RejectDomainNameAccessAssociationCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAccountCommand,
  UpdateBasePathMappingCommand,
  UpdateDomainNameCommand,
  UpdateVpcLinkCommand,
} from '@aws-sdk/client-api-gateway'
import { describe, expect, test } from 'vitest'
import type { Context } from '#server/context.ts'
import { deployTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { add, remove, replace } from '../testing/patch-operation.ts'
import { sendSigned } from '../testing/send-signed.ts'
import { createTestAccessKey, createWireClient } from '../testing/wire-client.ts'

const domainName = 'api.example.com'
const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/c0ffee'
const targetArns = ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/nlb/50dc6c495c0c9188']

async function withClient(run: (client: APIGatewayClient, owner: Context) => Promise<void>): Promise<void> {
  await withWorld(async ({ owner }) => run(await createWireClient(owner), owner))
}

describe('domain names by the SDK', () => {
  test('are made, shown, listed by its paginator and deleted', () =>
    withClient(async (client, owner) => {
      const made = await client.send(
        new CreateDomainNameCommand({
          domainName,
          regionalCertificateArn: certificate,
          endpointConfiguration: { types: ['REGIONAL'] },
          securityPolicy: 'TLS_1_2',
          tags: { a: 'b' },
        }),
      )
      expect(made).toMatchObject({ domainName, domainNameStatus: 'AVAILABLE', regionalCertificateArn: certificate })
      const shown = await client.send(new GetDomainNameCommand({ domainName }))
      expect({ ...shown, $metadata: 0 }).toEqual({ ...made, $metadata: 0 })
      await client.send(new CreateDomainNameCommand({ domainName: '*.example.com' }))
      const names: (string | undefined)[] = []
      for await (const { items } of paginateGetDomainNames({ client, pageSize: 1 }, {})) {
        names.push(...(items ?? []).map((item) => item.domainName))
      }
      expect(names).toEqual(['*.example.com', domainName])
      const uploaded = await client.send(
        new CreateDomainNameCommand({ domainName: 'edge.example.com', certificateArn: certificate }),
      )
      expect(uploaded.certificateUploadDate).toEqual(owner.now())
      await client.send(new DeleteDomainNameCommand({ domainName: '*.example.com' }))
      expect((await client.send(new GetDomainNamesCommand({}))).items).toHaveLength(2)
    }))

  test('take every legal patch operation', () =>
    withClient(async (client) => {
      await client.send(new CreateDomainNameCommand({ domainName, endpointConfiguration: { types: ['REGIONAL'] } }))
      const patch = (...patchOperations: PatchOperation[]) =>
        client.send(new UpdateDomainNameCommand({ domainName, patchOperations }))
      expect(
        await patch(
          replace('/regionalCertificateArn', certificate),
          replace('/regionalCertificateName', 'mine'),
          replace('/securityPolicy', 'SecurityPolicy_TLS13_1_3_2025_09'),
          replace('/endpointAccessMode', 'BASIC'),
          replace('/routingMode', 'ROUTING_RULE_ONLY'),
          replace('/mutualTlsAuthentication/truststoreUri', 's3://b/k'),
          replace('/mutualTlsAuthentication/truststoreVersion', '7'),
          replace('/ownershipVerificationCertificateArn', certificate),
          replace('/endpointConfiguration/ipAddressType', 'dualstack'),
        ),
      ).toMatchObject({
        regionalCertificateArn: certificate,
        regionalCertificateName: 'mine',
        securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
        endpointAccessMode: 'BASIC',
        routingMode: 'ROUTING_RULE_ONLY',
        mutualTlsAuthentication: { truststoreUri: 's3://b/k', truststoreVersion: '7' },
        ownershipVerificationCertificateArn: certificate,
        endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'dualstack' },
      })
      const edge = await patch(
        remove('/mutualTlsAuthentication/truststoreUri'),
        replace('/endpointAccessMode', ''),
        replace('/securityPolicy', 'TLS_1_0'),
        replace('/endpointConfiguration/types/REGIONAL', 'EDGE'),
        replace('/certificateArn', certificate),
        replace('/certificateName', 'edge'),
      )
      expect(edge).toMatchObject({ endpointConfiguration: { types: ['EDGE'] }, certificateName: 'edge' })
      expect(edge).not.toHaveProperty('mutualTlsAuthentication')
      const back = await patch(
        add('/endpointConfiguration/types', 'REGIONAL'),
        remove('/endpointConfiguration/types/EDGE'),
      )
      expect(back.endpointConfiguration?.types).toEqual(['REGIONAL'])
      await expect(patch(replace('/domainName', 'x'))).rejects.toMatchObject({
        name: 'BadRequestException',
        message: expect.stringMatching(
          /^Invalid patch path {2}'\/domainName' specified for op 'replace'\. Must be one of/,
        ),
      })
    }))

  test('that are private are told apart by their id, and let networks in', () =>
    withClient(async (client) => {
      const policy = '{"Version":"2012-10-17","Statement":[]}'
      const { domainNameId, domainNameArn } = await client.send(
        new CreateDomainNameCommand({ domainName, endpointConfiguration: { types: ['PRIVATE'] }, policy }),
      )
      const key = { domainName, domainNameId }
      await client.send(
        new UpdateDomainNameCommand({ ...key, patchOperations: [replace('/managementPolicy', policy)] }),
      )
      expect(await client.send(new GetDomainNameCommand(key))).toMatchObject({ policy, managementPolicy: policy })
      const source = { accessAssociationSourceType: 'VPCE' as const, accessAssociationSource: 'vpce-1' }
      const made = await client.send(new CreateDomainNameAccessAssociationCommand({ domainNameArn, ...source }))
      const { domainNameAccessAssociationArn } = made
      const listed = await client.send(new GetDomainNameAccessAssociationsCommand({ resourceOwner: 'SELF' }))
      expect(listed.items).toMatchObject([{ domainNameAccessAssociationArn, domainNameArn, ...source }])
      await client.send(new RejectDomainNameAccessAssociationCommand({ domainNameAccessAssociationArn, domainNameArn }))
      await client.send(new CreateDomainNameAccessAssociationCommand({ domainNameArn, ...source }))
      await client.send(new DeleteDomainNameAccessAssociationCommand({ domainNameAccessAssociationArn }))
      await client.send(new DeleteDomainNameCommand(key))
    }))
})

test('base path mappings by the SDK, the root and several segments too', () =>
  withClient(async (client, owner) => {
    const { restApiId } = await deployTestApi(owner)
    await client.send(new CreateDomainNameCommand({ domainName }))
    const create = (basePath?: string, stage?: string) =>
      client.send(new CreateBasePathMappingCommand({ domainName, restApiId, basePath, stage }))
    expect(await create()).toMatchObject({ basePath: '(none)', restApiId })
    await create('shop/v1', 'prod')
    const one = (basePath: string) => client.send(new GetBasePathMappingCommand({ domainName, basePath }))
    expect(await one('(none)')).toMatchObject({ basePath: '(none)' })
    expect(await one('shop/v1')).toMatchObject({ basePath: 'shop/v1', stage: 'prod' })
    const patchOperations = [replace('/basePath', 'v2'), replace('/restapiId', restApiId), replace('/stage', '(none)')]
    const moved = await client.send(
      new UpdateBasePathMappingCommand({ domainName, basePath: 'shop/v1', patchOperations }),
    )
    expect(moved).toMatchObject({ basePath: 'v2', restApiId })
    expect(moved.stage).toBeUndefined()
    const wrong = [replace('/restApiId', restApiId)]
    const update = client.send(new UpdateBasePathMappingCommand({ domainName, basePath: 'v2', patchOperations: wrong }))
    await expect(update).rejects.toMatchObject({ name: 'BadRequestException' })
    await expect(create('v2')).rejects.toMatchObject({ name: 'ConflictException' })
    await client.send(new DeleteBasePathMappingCommand({ domainName, basePath: '(none)' }))
    const { items } = await client.send(new GetBasePathMappingsCommand({ domainName }))
    expect(items).toEqual([{ basePath: 'v2', restApiId }])
  }))

test('VPC links by the SDK', () =>
  withClient(async (client) => {
    const { id: vpcLinkId, status } = await client.send(new CreateVpcLinkCommand({ name: 'x', targetArns }))
    expect(status).toBe('AVAILABLE')
    const patchOperations = [replace('/name', 'y'), replace('/description', 'd')]
    await client.send(new UpdateVpcLinkCommand({ vpcLinkId, patchOperations }))
    const shown = { id: vpcLinkId, name: 'y', description: 'd', targetArns, status: 'AVAILABLE' }
    expect(await client.send(new GetVpcLinkCommand({ vpcLinkId }))).toMatchObject(shown)
    expect((await client.send(new GetVpcLinksCommand({}))).items).toEqual([shown])
    await client.send(new DeleteVpcLinkCommand({ vpcLinkId }))
    expect((await client.send(new GetVpcLinksCommand({}))).items).toEqual([])
  }))

test('tags by the SDK, which encodes ARNs, and by a client that leaves their colons', () =>
  withClient(async (client, owner) => {
    const { restApiId } = await deployTestApi(owner)
    const resourceArn = `arn:aws:apigateway:us-east-1::/restapis/${restApiId}/stages/prod`
    await client.send(new TagResourceCommand({ resourceArn, tags: { a: '1', b: '2', 'c=d+e:f': '3' } }))
    await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a', 'c=d+e:f'] }))
    expect((await client.send(new GetTagsCommand({ resourceArn }))).tags).toEqual({ b: '2' })
    const key = await createTestAccessKey(owner)
    const path = `/tags/arn:aws:apigateway:us-east-1::%2Frestapis%2F${restApiId}%2Fstages%2Fprod`
    const raw = await sendSigned(owner, key, { verb: 'GET', path })
    expect([raw.status, await raw.json()]).toEqual([200, { tags: { b: '2' } }])
    const put = await sendSigned(owner, key, { verb: 'PUT', path, body: '{"tags":{"aws:x":"1"}}' })
    expect(put.status).toBe(400)
  }))

test('the account by the SDK takes AWS’s patch operations and no others', () =>
  withClient(async (client) => {
    const patch = (...patchOperations: PatchOperation[]) => client.send(new UpdateAccountCommand({ patchOperations }))
    const role = 'arn:aws:iam::123456789012:role/logs'
    await patch(replace('/cloudwatchRoleArn', role), add('/features', 'UsagePlans'))
    expect(await client.send(new GetAccountCommand({}))).toMatchObject({
      cloudwatchRoleArn: role,
      features: ['UsagePlans'],
    })
    for (const wrong of [
      replace('/name', 'x'),
      replace('/throttle/rateLimit', '10.5'),
      replace('/throttle/burstLimit', '20'),
      remove('/cloudwatchRoleArn'),
      add('/cloudwatchRoleArn', role),
      remove('/features', 'UsagePlans'),
    ]) {
      await expect(patch(wrong)).rejects.toMatchObject({ name: 'BadRequestException' })
    }
    expect((await patch(replace('/cloudwatchRoleArn', ''))).cloudwatchRoleArn).toBeUndefined()
  }))
