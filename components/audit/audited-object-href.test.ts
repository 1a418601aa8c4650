import { expect, test } from 'vitest'
import { auditedObjectHref } from './audited-object-href.ts'

test.each([
  ['/restapis/abc', '/console/apis/abc'],
  ['/restapis/abc/stages/prod/cache', '/console/apis/abc/stages/prod'],
  ['/restapis/abc/resources/r1/methods/GET/integration', '/console/apis/abc/resources/r1'],
  ['/restapis/abc/models/Pet', '/console/apis/abc/models/Pet'],
  ['/restapis/abc/documentation/versions/1.0', '/console/apis/abc/documentation/versions'],
  ['/restapis/abc/documentation/parts/x1', '/console/apis/abc/documentation'],
  ['/restapis/abc/something/new', '/console/apis/abc'],
  ['/apikeys/k1', '/console/api-keys/k1'],
  ['/usageplans/p1/keys/k1/usage', '/console/usage-plans/p1'],
  ['/domainnames/api.example.org/basepathmappings/v1', '/console/domain-names/api.example.org'],
  ['/domainnames/*.example.org', '/console/domain-names/*.example.org'],
  ['/members/u1', '/console/settings/members'],
  ['/account/limits', '/console/settings/limits'],
  ['/account', '/console/settings'],
])('%s is shown by %s', (resource, href) => {
  expect(auditedObjectHref(resource)).toBe(href)
})

test('a name cannot lead out of its page', () => {
  expect(auditedObjectHref('/functions/a%2F..%2Fb?c#d')).toBe('/console/functions/a%2F..%2Fb%3Fc%23d')
  expect(auditedObjectHref('/functions/100%')).toBe('/console/functions/100%25')
})

test.each(['/apikeys?mode=import', '/users/u1', '/apps/a1/key', '', 'https://example.org/restapis/abc'])(
  '%s has no page',
  (resource) => {
    expect(auditedObjectHref(resource)).toBeUndefined()
  },
)
