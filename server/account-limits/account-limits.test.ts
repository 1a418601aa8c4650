import { expect, test } from 'vitest'
import { accountLimits, effectiveLimit, limitNames } from './account-limits.ts'

test('the table has AWS’s quotas', () => {
  const most = Object.fromEntries(limitNames.map((name) => [name, accountLimits[name].most]))
  expect(most).toEqual({
    regionalApis: 600,
    edgeApis: 120,
    privateApis: 600,
    apiKeys: 10_000,
    usagePlans: 300,
    usagePlansPerApiKey: 10,
    clientCertificates: 60,
    domainNames: 120,
    privateDomainNames: 50,
    domainNameAccessAssociations: 100,
    basePathMappings: 200,
    vpcLinks: 20,
    resources: 50_000,
    stages: 10,
    authorizers: 10,
    models: 20_000,
    documentationParts: 200_000,
  })
})

test.each([
  ['AWS’s where nobody says otherwise', null, {}, 10],
  ['the account’s own', { stages: 40 }, {}, 40],
  ['the account’s own, be it none at all', { stages: 0 }, {}, 0],
  ['the installation’s', {}, { stages: 50 }, 50],
  ['the account’s own below the installation’s', { stages: 3 }, { stages: 50 }, 3],
  ['the installation’s where the account’s is above it', { stages: 60 }, { stages: 50 }, 50],
  ['another limit’s value never', { models: 3 }, { vpcLinks: 4 }, 10],
])('the limit that holds is %s', (_, own, installation, expected) => {
  expect(effectiveLimit('stages', own, installation)).toBe(expected)
})
