import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { configurationChanges, domainNames } from '#db/schema.ts'
import { createTestApi } from '#server/testing/deploy-test-api.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { selfSignedCertificate } from '../../access/client-certificates/self-signed-certificate.ts'
import { createBasePathMapping } from '../base-path-mappings/create-base-path-mapping.ts'
import { createDomainName } from './create-domain-name.ts'
import { deleteDomainName } from './delete-domain-name.ts'
import { getDomainName } from './get-domain-name.ts'
import { getDomainNames } from './get-domain-names.ts'
import { updateDomainName } from './update-domain-name.ts'

const domainName = 'api.example.com'
const regional = { endpointConfiguration: { types: ['REGIONAL' as const] } }
const closed = { endpointConfiguration: { types: ['PRIVATE' as const] } }
const arn = 'arn:aws:acm:us-east-1:123456789012:certificate/c0ffee'
const policy = '{"Version":"2012-10-17","Statement":[]}'
const domainChange = { kind: 'domain', key: domainName }

describe('201', () => {
  test('an edge-optimized one, with AWS’s defaults', () =>
    withWorld(async ({ owner, db }) => {
      const made = await createDomainName(owner, { domainName: 'API.example.com', tags: { team: 'pets' } })
      expect(made).toEqual({
        domainName,
        domainNameArn: `arn:aws:apigateway:us-east-1::/domainnames/${domainName}`,
        endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
        distributionDomainName: expect.stringMatching(/^d-[a-z0-9]{10}\.execute-api\.us-east-1\.localhost$/),
        distributionHostedZoneId: 'Z2FDTNDATAQYW2',
        domainNameStatus: 'AVAILABLE',
        securityPolicy: 'TLS_1_2',
        routingMode: 'BASE_PATH_MAPPING_ONLY',
        tags: { team: 'pets' },
      })
      expect(await getDomainName(owner, { domainName })).toEqual(made)
      expect(await db.select().from(configurationChanges)).toMatchObject([domainChange])
    }))

  test('a regional one with its certificate, policies and mutual TLS', () =>
    withWorld(async ({ owner }) => {
      const given = {
        regionalCertificateArn: arn,
        regionalCertificateName: 'mine',
        securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
        endpointAccessMode: 'STRICT' as const,
        mutualTlsAuthentication: { truststoreUri: 's3://bucket/key', truststoreVersion: '1' },
        ownershipVerificationCertificateArn: arn,
        routingMode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING' as const,
      }
      const made = await createDomainName(owner, { domainName, ...regional, ...given })
      expect(made).toMatchObject({
        ...given,
        regionalDomainName: expect.stringMatching(/^d-[a-z0-9]{10}\./),
        regionalHostedZoneId: expect.stringMatching(/^Z[A-Z0-9]+$/),
      })
      expect(made).not.toHaveProperty('distributionDomainName')
    }))

  test('a private one has an id, and the same name may be there twice', () =>
    withWorld(async ({ owner, stranger, db }) => {
      const one = await createDomainName(owner, { domainName, ...closed, policy, certificateArn: arn })
      const two = await createDomainName(owner, { domainName, ...closed })
      const theirs = await createDomainName(stranger, { domainName, ...closed })
      expect(new Set([one, two, theirs].map(({ domainNameId }) => domainNameId)).size).toBe(3)
      expect(one).toMatchObject({
        domainNameId: expect.stringMatching(/^[a-z0-9]{10}$/),
        domainNameArn: `arn:aws:apigateway:us-east-1:${owner.accountId}:/domainnames/${domainName}+${one.domainNameId}`,
        endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack' },
        policy,
        certificateArn: arn,
        certificateUploadDate: owner.now(),
      })
      expect(one).not.toHaveProperty('regionalDomainName')
      expect(await getDomainName(owner, one)).toEqual(one)
      await expect(getDomainName(owner, { domainName })).rejects.toMatchObject({ failure: 'NotFoundException' })
      expect(await db.select().from(configurationChanges)).toEqual([])
    }))

  test('an uploaded certificate is checked, its key encrypted and never shown', () =>
    withWorld(async ({ owner, db }) => {
      const { certificate, privateKey } = await selfSignedCertificate(
        domainName,
        owner.now(),
        new Date(owner.now().getTime() + 1e9),
      )
      const given = {
        domainName,
        certificateName: 'mine',
        certificateBody: certificate,
        certificatePrivateKey: privateKey,
      }
      const made = await createDomainName(owner, given)
      expect(made).toMatchObject({ certificateName: 'mine', certificateUploadDate: owner.now() })
      expect(JSON.stringify(made)).not.toMatch(/PRIVATE|BEGIN/)
      const [row] = await db.select().from(domainNames)
      expect(JSON.stringify(row)).not.toContain('PRIVATE')
      expect(owner.secrets.decrypt(row?.privateKeyEncrypted ?? '', 'domain-name-certificate')).toBe(privateKey)
      const wrong = { ...given, domainName: 'other.example.com' }
      await expect(createDomainName(owner, wrong)).rejects.toMatchObject({ failure: 'BadRequestException' })
    }))
})

describe('400', () => {
  const edge = { endpointConfiguration: { types: ['EDGE' as const] } }
  test.each([
    ['an IP address', { domainName: '10.0.0.1' }, 'Invalid domain name specified'],
    ['the console’s host', { domainName: 'localhost' }, 'Invalid domain name specified'],
    ['a reserved name', { domainName: 'x.amazonaws.com' }, 'is reserved'],
    ['two endpoint types', { endpointConfiguration: { types: ['EDGE', 'REGIONAL'] } }, 'multiple Endpoint Types'],
    ['no endpoint type', { endpointConfiguration: { types: [] } }, 'multiple Endpoint Types'],
    ['an unknown endpoint type', { endpointConfiguration: { types: ['MOON'] } }, 'endpointConfiguration.types.0'],
    [
      'an edge certificate for a regional one',
      { ...regional, certificateArn: arn },
      'for EDGE while REGIONAL is active',
    ],
    ['a regional certificate for edge', { ...edge, regionalCertificateArn: arn }, 'for REGIONAL while EDGE is active'],
    ['what is no ARN', { certificateArn: 'mine' }, 'Must be the ARN of a certificate'],
    ['a policy for a public one', { policy }, 'only supported for private'],
    ['a policy that is none', { ...closed, policy: '{}' }, 'Invalid policy document'],
    ['a policy that is no JSON', { ...closed, policy: 'x' }, 'Invalid policy document'],
    [
      'mutual TLS at the edge',
      { mutualTlsAuthentication: { truststoreUri: 's3://b/k' } },
      'only supported for REGIONAL',
    ],
    [
      'a truststore elsewhere',
      { ...regional, mutualTlsAuthentication: { truststoreUri: 'http://b/k' } },
      'Must be an S3',
    ],
    ['an unknown TLS policy', { securityPolicy: 'TLS_9' }, 'securityPolicy'],
    [
      'an edge policy for a regional one',
      { ...regional, securityPolicy: 'SecurityPolicy_TLS13_2025_EDGE' },
      'Invalid security',
    ],
    ['a regional policy for edge', { securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09' }, 'Invalid security policy'],
    [
      'a policy of the new kind without access mode',
      { securityPolicy: 'SecurityPolicy_TLS13_2025_EDGE' },
      'is required',
    ],
    ['an access mode with a legacy policy', { endpointAccessMode: 'BASIC' }, 'only supported with security policies'],
    [
      'ipv4 for a private one',
      { endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'ipv4' } },
      'Only dualstack',
    ],
    ['a tag of AWS’s', { tags: { 'aws:x': '1' } }, 'not begin with aws:'],
  ])('for %s', (_, given, message) =>
    withWorld(async ({ owner, db }) => {
      await expect(createDomainName.invoke(owner, { domainName, ...given })).rejects.toMatchObject({
        failure: 'BadRequestException',
        message: expect.stringContaining(message),
      })
      expect(await db.$count(domainNames)).toBe(0)
    }),
  )

  test('for a name that somebody has, in AWS’s words, and for what meets another account’s wildcard', () =>
    withWorld(async ({ owner, stranger }) => {
      const taken = { failure: 'BadRequestException', message: 'The domain name you provided already exists.' }
      await createDomainName(owner, { domainName })
      await createDomainName(stranger, { domainName: '*.shop.example' })
      for (const [context, name] of [
        [owner, domainName],
        [stranger, 'API.EXAMPLE.COM'],
        [stranger, '*.example.com'],
        [owner, 'a.shop.example'],
        [owner, '*.shop.example'],
      ] as const) {
        await expect(createDomainName(context, { domainName: name })).rejects.toMatchObject(taken)
      }
      await createDomainName(owner, { domainName: '*.example.com' })
      await createDomainName(owner, { domainName: 'b.example.com' })
      await createDomainName(stranger, { domainName: 'a.b.shop.example' })
    }))
})

describe('200: changes', () => {
  test('take effect and are announced; an empty value clears', () =>
    withWorld(async ({ owner, db }) => {
      await createDomainName(owner, { domainName, ...regional, regionalCertificateArn: arn })
      const change = (given: object) => updateDomainName.invoke(owner, { domainName, ...given })
      expect(
        await change({
          regionalCertificateName: 'other',
          securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
          endpointAccessMode: 'BASIC',
          routingMode: 'ROUTING_RULE_ONLY',
          mutualTlsAuthentication: { truststoreUri: 's3://b/k' },
          endpointConfiguration: { ipAddressType: 'dualstack' },
        }),
      ).toMatchObject({
        regionalCertificateArn: arn,
        regionalCertificateName: 'other',
        endpointAccessMode: 'BASIC',
        routingMode: 'ROUTING_RULE_ONLY',
        mutualTlsAuthentication: { truststoreUri: 's3://b/k' },
        endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'dualstack' },
      })
      expect(await change({ mutualTlsAuthentication: { truststoreVersion: '2' } })).toMatchObject({
        mutualTlsAuthentication: { truststoreUri: 's3://b/k', truststoreVersion: '2' },
      })
      const cleared = await change({ mutualTlsAuthentication: { truststoreUri: '' }, regionalCertificateArn: '' })
      expect(cleared).not.toHaveProperty('mutualTlsAuthentication')
      expect(cleared).not.toHaveProperty('regionalCertificateArn')
      expect(await getDomainName(owner, { domainName })).toEqual(cleared)
      const announced = await db.select().from(configurationChanges)
      expect(announced).toMatchObject([domainChange, domainChange, domainChange, domainChange])
    }))

  test('move it between edge and region, with a certificate of the other kind', () =>
    withWorld(async ({ owner }) => {
      await createDomainName(owner, { domainName, certificateArn: arn, certificateName: 'mine' })
      const moved = await updateDomainName(owner, { domainName, ...regional, regionalCertificateArn: arn })
      expect(moved).toMatchObject({ ...regional, regionalCertificateArn: arn, regionalDomainName: expect.any(String) })
      for (const gone of ['certificateArn', 'certificateName', 'certificateUploadDate', 'distributionDomainName']) {
        expect(moved).not.toHaveProperty(gone)
      }
      const away = updateDomainName(owner, { domainName, ...closed })
      await expect(away).rejects.toMatchObject({ failure: 'BadRequestException' })
    }))

  test('of a private one’s policies', () =>
    withWorld(async ({ owner }) => {
      const { domainNameId } = await createDomainName(owner, { domainName, ...closed })
      const change = { domainName, domainNameId, policy, managementPolicy: policy }
      expect(await updateDomainName(owner, change)).toMatchObject({ policy, managementPolicy: policy })
    }))
})

test('200: lists by name, in pages, and nobody else’s', () =>
  withWorld(async ({ owner, stranger }) => {
    for (const name of ['c', 'a', 'b']) await createDomainName(owner, { domainName: `${name}.example.com` })
    await createDomainName(stranger, { domainName: 'theirs.example.com' })
    const first = await getDomainNames(owner, { limit: 2 })
    expect(first.items.map((item) => item.domainName)).toEqual(['a.example.com', 'b.example.com'])
    const rest = await getDomainNames(owner, { limit: 2, position: first.position })
    expect(rest).toMatchObject({ items: [{ domainName: 'c.example.com' }] })
    expect(rest.position).toBeUndefined()
    expect((await getDomainNames(owner, { resourceOwner: 'SELF' })).items).toHaveLength(3)
    expect(await getDomainNames(owner, { resourceOwner: 'OTHER_ACCOUNTS' })).toEqual({ items: [] })
  }))

test('202: a deleted one takes its mappings along, is announced, and its name is free', () =>
  withWorld(async ({ owner, stranger, db }) => {
    const { restApiId } = await createTestApi(owner)
    await createDomainName(owner, { domainName })
    await createBasePathMapping(owner, { domainName, restApiId })
    await deleteDomainName(owner, { domainName })
    expect(await db.select().from(domainNames)).toEqual([])
    const changes = await db.select().from(configurationChanges).where(eq(configurationChanges.kind, 'domain'))
    expect(changes).toHaveLength(3)
    await createDomainName(stranger, { domainName })
  }))

test('403 for a viewer, 404 in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    await createDomainName(owner, { domainName })
    expect(await getDomainName(as('viewer'), { domainName })).toMatchObject({ domainName })
    for (const attempt of [
      () => createDomainName(as('viewer'), { domainName: 'x.example.com' }),
      () => updateDomainName(as('viewer'), { domainName }),
      () => deleteDomainName(as('viewer'), { domainName }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ failure: 'ForbiddenException' })
    }
    for (const attempt of [
      () => getDomainName(stranger, { domainName }),
      () => updateDomainName(stranger, { domainName }),
      () => deleteDomainName(stranger, { domainName }),
      () => getDomainName(owner, { domainName: 'nope.example.com' }),
    ]) {
      const message = 'Invalid domain name identifier specified'
      await expect(attempt()).rejects.toMatchObject({ failure: 'NotFoundException', message })
    }
  }))
