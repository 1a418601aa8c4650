import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { accounts } from '#db/schema.ts'
import { createApiKey } from '../access/api-keys/create-api-key.ts'
import { importApiKeys } from '../access/api-keys/import-api-keys.ts'
import { generateClientCertificate } from '../access/client-certificates/generate-client-certificate.ts'
import { createUsagePlan } from '../access/usage-plans/create-usage-plan.ts'
import { createUsagePlanKey } from '../access/usage-plans/create-usage-plan-key.ts'
import type { Context } from '../context.ts'
import { createBasePathMapping } from '../domains/base-path-mappings/create-base-path-mapping.ts'
import { createDomainNameAccessAssociation } from '../domains/domain-name-access-associations/create-domain-name-access-association.ts'
import { createDomainName } from '../domains/domain-names/create-domain-name.ts'
import { createVpcLink } from '../domains/vpc-links/create-vpc-link.ts'
import { createRestApi } from '../rest-apis/apis/create-rest-api.ts'
import { updateRestApi } from '../rest-apis/apis/update-rest-api.ts'
import { createAuthorizer } from '../rest-apis/authorizers/create-authorizer.ts'
import { createDeployment } from '../rest-apis/deployments/create-deployment.ts'
import { createModel } from '../rest-apis/models/create-model.ts'
import { importRestApi } from '../rest-apis/openapi/import-rest-api.ts'
import { putRestApi } from '../rest-apis/openapi/put-rest-api.ts'
import { createResource } from '../rest-apis/resources/create-resource.ts'
import { createStage } from '../rest-apis/stages/create-stage.ts'
import { deployTestApi } from '../testing/deploy-test-api.ts'
import { succeeded, withCommittedWorld } from '../testing/with-committed-world.ts'
import { withWorld } from '../testing/with-world.ts'
import type { LimitName } from './account-limits.ts'

/** Gives the account limits of its own. */
async function limit({ db, accountId }: Context, limits: Partial<Record<LimitName, number>>): Promise<void> {
  await db.update(accounts).set({ limits }).where(eq(accounts.id, accountId))
}

function refused(noun: string, within: string) {
  return {
    failure: 'LimitExceededException',
    message: `Maximum number of ${noun} for this ${within} has been reached. Please contact the account's owner if you need additional ${noun}.`,
  }
}

const inEndpoint = (type: string) => ({ name: 'x', endpointConfiguration: { types: [type] } })
const targetArns = ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/x/50dc6c495c0c9188']
const document = (paths: number) =>
  JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'x', version: '1' },
    paths: Object.fromEntries(
      Array.from({ length: paths }, (_, index) => [
        `/p${index}`,
        { get: { responses: { 200: { description: 'ok' } } } },
      ]),
    ),
  })

describe('429 for one more than the limit, of what an account has', () => {
  const creations: [LimitName, string, (context: Context, serial: number) => Promise<unknown>][] = [
    ['regionalApis', 'Regional APIs', (context) => createRestApi(context, inEndpoint('REGIONAL'))],
    ['edgeApis', 'Edge-optimized APIs', (context) => createRestApi(context, { name: 'x' })],
    ['edgeApis', 'Edge-optimized APIs', (context) => importRestApi(context, { body: document(1) })],
    ['privateApis', 'Private APIs', (context) => createRestApi(context, inEndpoint('PRIVATE'))],
    ['apiKeys', 'API Keys', (context) => createApiKey(context, {})],
    ['usagePlans', 'Usage Plans', (context) => createUsagePlan(context, { name: 'x' })],
    ['clientCertificates', 'Client Certificates', (context) => generateClientCertificate(context, {})],
    ['vpcLinks', 'VPC Links', (context) => createVpcLink(context, { name: 'x', targetArns })],
    [
      'domainNames',
      'Custom Domain Names',
      (context, serial) => createDomainName(context, { domainName: `d${serial}.example.com` }),
    ],
    [
      'privateDomainNames',
      'Private Custom Domain Names',
      (context) =>
        createDomainName(context, { domainName: 'x.example.com', endpointConfiguration: { types: ['PRIVATE'] } }),
    ],
  ]

  test.each(creations)('%s: %s', (name, noun, create) =>
    withWorld(async ({ owner, stranger }) => {
      await limit(owner, { [name]: 2 })
      await create(owner, 1)
      await create(owner, 2)
      await expect(create(owner, 3)).rejects.toMatchObject(refused(noun, 'account'))
      await create(stranger, 4)
      await limit(owner, { [name]: 3 })
      await create(owner, 5)
    }),
  )

  test('access associations of private domain names', () =>
    withWorld(async ({ owner }) => {
      const { domainNameArn } = await createDomainName(owner, {
        domainName: 'x.example.com',
        endpointConfiguration: { types: ['PRIVATE'] },
      })
      const associate = (source: string) =>
        createDomainNameAccessAssociation(owner, {
          domainNameArn,
          accessAssociationSourceType: 'VPCE',
          accessAssociationSource: source,
        })
      await limit(owner, { domainNameAccessAssociations: 1 })
      await associate('vpce-1')
      await expect(associate('vpce-2')).rejects.toMatchObject(refused('Domain Name Access Associations', 'account'))
    }))

  test('an API that becomes one of a type that is full', () =>
    withWorld(async ({ owner }) => {
      await limit(owner, { regionalApis: 1 })
      await createRestApi(owner, inEndpoint('REGIONAL'))
      const { id: restApiId } = await createRestApi(owner, { name: 'edge' })
      const move = () => updateRestApi(owner, { restApiId, endpointConfiguration: { types: ['REGIONAL'] } })
      await expect(move()).rejects.toMatchObject(refused('Regional APIs', 'account'))
      await limit(owner, { regionalApis: 2 })
      await move()
      await updateRestApi(owner, { restApiId, endpointConfiguration: { types: ['REGIONAL'] }, description: 'again' })
    }))

  test('a file of keys is imported whole or not at all', () =>
    withWorld(async ({ owner }) => {
      await limit(owner, { apiKeys: 2 })
      const lines = [1, 2, 3].map((serial) => `k${serial},${`${serial}`.repeat(40)}`)
      const importFile = (body: string) => importApiKeys(owner, { body, format: 'csv' })
      const tooMany = importFile(['Name,Key', ...lines].join('\n'))
      await expect(tooMany).rejects.toMatchObject(refused('API Keys', 'account'))
      await importFile(['Name,Key', ...lines.slice(0, 2)].join('\n'))
      // Those that are there are no new ones.
      await importFile(['Name,Key', ...lines.slice(0, 2)].join('\n'))
    }))
})

describe('429 for one more than the limit, of what an API has', () => {
  test('resources, authorizers and models', () =>
    withWorld(async ({ owner }) => {
      const { id: restApiId, rootResourceId: parentId } = await createRestApi(owner, { name: 'x' })
      const other = await createRestApi(owner, { name: 'other' })
      await limit(owner, { resources: 3, authorizers: 1, models: 3 })
      const resource = (pathPart: string) => createResource(owner, { restApiId, parentId, pathPart })
      await resource('a')
      await resource('b')
      await expect(resource('c')).rejects.toMatchObject(refused('Resources', 'API'))
      await createResource(owner, { restApiId: other.id, parentId: other.rootResourceId, pathPart: 'c' })
      const authorizer = { type: 'TOKEN' as const, authorizerUri: 'http://x/', name: 'a', restApiId }
      await createAuthorizer(owner, { ...authorizer, identitySource: 'method.request.header.A' })
      await expect(
        createAuthorizer(owner, { ...authorizer, identitySource: 'method.request.header.A' }),
      ).rejects.toMatchObject(refused('Authorizers', 'API'))
      // Empty and Error are there from the start.
      const model = (name: string) =>
        createModel(owner, { restApiId, name, contentType: 'application/json', schema: '{"type":"object"}' })
      await model('a')
      await expect(model('b')).rejects.toMatchObject(refused('Models', 'API'))
    }))

  test('stages, whether by CreateStage or by CreateDeployment', () =>
    withWorld(async ({ owner }) => {
      const { restApiId, deploymentId } = await deployTestApi(owner)
      await limit(owner, { stages: 2 })
      await createStage(owner, { restApiId, stageName: 'two', deploymentId })
      const byStage = createStage(owner, { restApiId, stageName: 'three', deploymentId })
      await expect(byStage).rejects.toMatchObject(refused('Stages', 'API'))
      const byDeployment = createDeployment(owner, { restApiId, stageName: 'three' })
      await expect(byDeployment).rejects.toMatchObject(refused('Stages', 'API'))
      await createDeployment(owner, { restApiId, stageName: 'two' })
    }))

  test('an import that has more than an API may have is refused as a whole', () =>
    withWorld(async ({ owner }) => {
      await limit(owner, { resources: 11 })
      const { id: restApiId } = await importRestApi(owner, { body: document(10) })
      await expect(importRestApi(owner, { body: document(11) })).rejects.toMatchObject(refused('Resources', 'API'))
      const put = putRestApi(owner, { restApiId, mode: 'merge', body: document(11) })
      await expect(put).rejects.toMatchObject(refused('Resources', 'API'))
    }))

  test('a document that AWS would find too large is imported', () =>
    withWorld(async ({ owner }) => {
      const { id } = await importRestApi(owner, { body: document(1000) })
      expect(id).toMatch(/^[a-z0-9]{10}$/)
    }))
})

test('429 for a key in one more plan, and for one more mapping of a domain name', () =>
  withWorld(async ({ owner }) => {
    await limit(owner, { usagePlansPerApiKey: 1, basePathMappings: 2 })
    const { id: keyId } = await createApiKey(owner, {})
    const [one, two] = [await createUsagePlan(owner, { name: '1' }), await createUsagePlan(owner, { name: '2' })]
    const join = (usagePlanId: string) => createUsagePlanKey(owner, { usagePlanId, keyId, keyType: 'API_KEY' })
    await join(one.id)
    await expect(join(two.id)).rejects.toMatchObject(refused('Usage Plans', 'API key'))

    const { id: restApiId } = await createRestApi(owner, { name: 'x' })
    const domainName = 'x.example.com'
    await createDomainName(owner, { domainName })
    const map = (basePath: string) => createBasePathMapping(owner, { domainName, restApiId, basePath })
    await map('a')
    await map('b')
    await expect(map('c')).rejects.toMatchObject(refused('Base Path Mappings', 'domain name'))
    // A private one of the same name has its own.
    const closed = { domainName, endpointConfiguration: { types: ['PRIVATE' as const] } }
    const { domainNameId } = await createDomainName(owner, closed)
    await createBasePathMapping(owner, { domainName, domainNameId, restApiId, basePath: 'c' })
  }))

test('the installation’s limit holds where an account has a larger one', () =>
  withWorld(async ({ owner }) => {
    const context = { ...owner, settings: { ...owner.settings, accountLimits: { usagePlans: 1 } } }
    await limit(owner, { usagePlans: 5 })
    await createUsagePlan(context, { name: 'x' })
    await expect(createUsagePlan(context, { name: 'y' })).rejects.toMatchObject(refused('Usage Plans', 'account'))
  }))

test('many at once do not pass the limit together', () =>
  withCommittedWorld(async ({ owner }) => {
    await limit(owner, { usagePlans: 3, apiKeys: 4 })
    const plans = Array.from({ length: 10 }, (_, serial) => createUsagePlan(owner, { name: `${serial}` }))
    expect(await succeeded(plans)).toHaveLength(3)
    const keys = Array.from({ length: 10 }, () => createApiKey(owner, {}))
    expect(await succeeded(keys)).toHaveLength(4)
  }))
