import { describe, expect, test } from 'vitest'
import { auditRecords } from '#db/schema.ts'
import { createApiKey } from '../access/api-keys/create-api-key.ts'
import { getApiKey } from '../access/api-keys/get-api-key.ts'
import { generateClientCertificate } from '../access/client-certificates/generate-client-certificate.ts'
import { getClientCertificate } from '../access/client-certificates/get-client-certificate.ts'
import { createUsagePlan } from '../access/usage-plans/create-usage-plan.ts'
import { getUsagePlan } from '../access/usage-plans/get-usage-plan.ts'
import type { Context } from '../context.ts'
import { createDomainNameAccessAssociation } from '../domains/domain-name-access-associations/create-domain-name-access-association.ts'
import { getDomainNameAccessAssociations } from '../domains/domain-name-access-associations/get-domain-name-access-associations.ts'
import { createDomainName } from '../domains/domain-names/create-domain-name.ts'
import { getDomainName } from '../domains/domain-names/get-domain-name.ts'
import { createVpcLink } from '../domains/vpc-links/create-vpc-link.ts'
import { getVpcLink } from '../domains/vpc-links/get-vpc-link.ts'
import { createRestApi } from '../rest-apis/apis/create-rest-api.ts'
import { getRestApi } from '../rest-apis/apis/get-rest-api.ts'
import { createStage } from '../rest-apis/stages/create-stage.ts'
import { getStage } from '../rest-apis/stages/get-stage.ts'
import { deployTestApi } from '../testing/deploy-test-api.ts'
import { withWorld } from '../testing/with-world.ts'
import { getTags } from './get-tags.ts'
import { tagResource } from './tag-resource.ts'
import { untagResource } from './untag-resource.ts'

const tags = { team: 'pets' }
const arnOf = (path: string) => `arn:aws:apigateway:us-east-1::${path}`
const targetArns = ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/nlb/50dc6c495c0c9188']
const closed = { domainName: 'x.example.com', endpointConfiguration: { types: ['PRIVATE' as const] } }

/** Makes one of a noun with tags, and says its ARN and how its own operation shows it. */
type Maker = (context: Context) => Promise<{ arn: string; show(): Promise<{ tags?: Record<string, string> }> }>

const nouns: Record<string, Maker> = {
  'a REST API': async (context) => {
    const { id } = await createRestApi(context, { name: 'x', tags })
    return { arn: arnOf(`/restapis/${id}`), show: () => getRestApi(context, { restApiId: id }) }
  },
  'a stage': async (context) => {
    const { restApiId, deploymentId } = await deployTestApi(context)
    await createStage(context, { restApiId, stageName: 'two', deploymentId, tags })
    return {
      arn: arnOf(`/restapis/${restApiId}/stages/two`),
      show: async () => ({ tags: (await getStage(context, { restApiId, stageName: 'two' })).tags ?? {} }),
    }
  },
  'an API key': async (context) => {
    const { id: apiKey } = await createApiKey(context, { tags })
    return { arn: arnOf(`/apikeys/${apiKey}`), show: () => getApiKey(context, { apiKey }) }
  },
  'a usage plan': async (context) => {
    const { id: usagePlanId } = await createUsagePlan(context, { name: 'x', tags })
    return { arn: arnOf(`/usageplans/${usagePlanId}`), show: () => getUsagePlan(context, { usagePlanId }) }
  },
  'a client certificate': async (context) => {
    const { clientCertificateId } = await generateClientCertificate(context, { tags })
    return {
      arn: arnOf(`/clientcertificates/${clientCertificateId}`),
      show: () => getClientCertificate(context, { clientCertificateId }),
    }
  },
  'a domain name': async (context) => {
    const { domainName, domainNameArn } = await createDomainName(context, { domainName: '*.example.com', tags })
    return { arn: domainNameArn, show: () => getDomainName(context, { domainName }) }
  },
  'a private domain name': async (context) => {
    const made = await createDomainName(context, { ...closed, tags })
    return { arn: made.domainNameArn, show: () => getDomainName(context, made) }
  },
  'a VPC link': async (context) => {
    const { id: vpcLinkId } = await createVpcLink(context, { name: 'x', targetArns, tags })
    return { arn: arnOf(`/vpclinks/${vpcLinkId}`), show: () => getVpcLink(context, { vpcLinkId }) }
  },
  'an access association': async (context) => {
    const { domainNameArn } = await createDomainName(context, closed)
    const source = { accessAssociationSourceType: 'VPCE' as const, accessAssociationSource: 'vpce-1' }
    const made = await createDomainNameAccessAssociation(context, { domainNameArn, ...source, tags })
    return {
      arn: made.domainNameAccessAssociationArn,
      show: async () => (await getDomainNameAccessAssociations(context, {})).items[0] ?? {},
    }
  },
}

test.each(Object.keys(nouns))('%s shows the tags that it was made with, gets others and loses them', (noun) =>
  withWorld(async ({ owner, as, stranger }) => {
    const made = await nouns[noun]?.(owner)
    if (!made) throw new Error('There is such a noun')
    const { arn: resourceArn, show } = made
    expect(await getTags(as('viewer'), { resourceArn })).toEqual({ tags })
    await tagResource(owner, { resourceArn, tags: { team: 'dogs', 'cost:center': '42' } })
    const both = { team: 'dogs', 'cost:center': '42' }
    expect(await getTags(owner, { resourceArn })).toEqual({ tags: both })
    expect((await show()).tags).toEqual(both)
    await untagResource(owner, { resourceArn, tagKeys: ['team', 'nope'] })
    expect((await show()).tags).toEqual({ 'cost:center': '42' })
    await untagResource(owner, { resourceArn, tagKeys: ['cost:center'] })
    expect(await getTags(owner, { resourceArn })).toEqual({ tags: {} })
    for (const operation of [getTags, tagResource, untagResource]) {
      const attempt = operation.invoke(stranger, { resourceArn, tags, tagKeys: ['a'] })
      await expect(attempt).rejects.toMatchObject({
        failure: 'NotFoundException',
        message: expect.stringMatching(/^Invalid /),
      })
    }
  }),
)

describe('ARNs', () => {
  test('may name any region and partition, and the own account', () =>
    withWorld(async ({ owner }) => {
      const { id } = await createRestApi(owner, { name: 'x', tags })
      for (const arn of [
        `arn:aws:apigateway:eu-central-1::/restapis/${id}`,
        `arn:aws-cn:apigateway:cn-north-1::/restapis/${id}`,
        `arn:aws:apigateway:us-east-1:${owner.accountId}:/restapis/${id}`,
      ]) {
        expect(await getTags(owner, { resourceArn: arn })).toEqual({ tags })
      }
    }))

  test.each([
    ...['', 'x', '/restapis/abc', 'arn:aws:apigateway:us-east-1::restapis/abc', 'arn:aws:s3:::bucket'],
    ...[
      'arn:aws:apigateway:us-east-1::/',
      'arn:aws:apigateway:us-east-1::/restapis',
      arnOf('/restapis/abc/resources/d'),
    ],
    ...[
      arnOf('/restapis/abc/stages/'),
      arnOf('/account'),
      arnOf('/restapis/a/stages/b/c'),
      arnOf('/domainnames/a+b+c'),
    ],
  ])('400 for %j', (resourceArn) =>
    withWorld(async ({ owner }) => {
      await expect(getTags(owner, { resourceArn })).rejects.toMatchObject({
        failure: 'BadRequestException',
        message: 'Invalid ARN specified in the request',
      })
    }),
  )

  test.each([
    ['/restapis/nope', /^Invalid API identifier specified/],
    ['/restapis/nope/stages/prod', /^Invalid API identifier specified/],
    ['/apikeys/nope', /^Invalid API Key identifier specified/],
    ['/usageplans/nope', /^Invalid Usage Plan ID specified/],
    ['/clientcertificates/nope', /^Invalid Client Certificate identifier specified/],
    ['/domainnames/nope.example.com', /^Invalid domain name identifier specified/],
    ['/vpclinks/nope', /^Invalid Vpc Link identifier specified/],
    ['/domainnameaccessassociations/domainname/x+y/vpcesource/z', /^Invalid domain name access association/],
  ])('404 for %s, in its noun’s words', (path, message) =>
    withWorld(async ({ owner }) => {
      await expect(getTags(owner, { resourceArn: arnOf(path) })).rejects.toMatchObject({
        failure: 'NotFoundException',
        message: expect.stringMatching(message),
      })
    }),
  )
})

describe('the rules of tags', () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'v']))

  test('50 at most, those that are there included', () =>
    withWorld(async ({ owner }) => {
      const { id } = await createRestApi(owner, { name: 'x', tags: many(49) })
      const resourceArn = arnOf(`/restapis/${id}`)
      await tagResource(owner, { resourceArn, tags: { k0: 'other', one: 'more' } })
      await expect(tagResource(owner, { resourceArn, tags: { too: 'many' } })).rejects.toMatchObject({
        failure: 'BadRequestException',
        message: expect.stringContaining('50 tags'),
      })
      expect(Object.keys((await getTags(owner, { resourceArn })).tags)).toHaveLength(50)
    }))

  test.each([
    [{ 'aws:x': 'v' }],
    [{ '': 'v' }],
    [{ ['k'.repeat(129)]: 'v' }],
    [{ k: 'v'.repeat(257) }],
    [{ 'k?': 'v' }],
  ])('400 for %j, with nothing changed', (wrong) =>
    withWorld(async ({ owner }) => {
      const { id } = await createRestApi(owner, { name: 'x' })
      const resourceArn = arnOf(`/restapis/${id}`)
      const refused = { failure: 'BadRequestException' }
      await expect(tagResource(owner, { resourceArn, tags: wrong })).rejects.toMatchObject(refused)
      await expect(createRestApi(owner, { name: 'x', tags: wrong })).rejects.toMatchObject(refused)
      expect(await getTags(owner, { resourceArn })).toEqual({ tags: {} })
    }),
  )

  test('as long as they may be', () =>
    withWorld(async ({ owner }) => {
      const { id } = await createRestApi(owner, { name: 'x' })
      const longest = { ['k'.repeat(128)]: 'v'.repeat(256), empty: '' }
      await tagResource(owner, { resourceArn: arnOf(`/restapis/${id}`), tags: longest })
      expect(await getTags(owner, { resourceArn: arnOf(`/restapis/${id}`) })).toEqual({ tags: longest })
    }))
})

test('403 for a viewer who would change them; changes are audited at the object', () =>
  withWorld(async ({ owner, as, db }) => {
    const { id } = await createRestApi(owner, { name: 'x' })
    const resourceArn = arnOf(`/restapis/${id}`)
    for (const operation of [tagResource, untagResource]) {
      const attempt = operation.invoke(as('viewer'), { resourceArn, tags, tagKeys: ['a'] })
      await expect(attempt).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
    await tagResource(owner, { resourceArn, tags })
    await untagResource(owner, { resourceArn, tagKeys: ['team'] })
    const resource = `/restapis/${id}`
    expect(await db.select().from(auditRecords).orderBy(auditRecords.operation)).toMatchObject([
      { operation: 'CreateRestApi' },
      { operation: 'TagResource', resource, detail: { tags } },
      { operation: 'UntagResource', resource, detail: { tagKeys: ['team'] } },
    ])
  }))
