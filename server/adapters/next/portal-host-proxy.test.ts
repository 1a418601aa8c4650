import { NextRequest } from 'next/server'
import { describe, expect, test } from 'vitest'
import { pageProxy } from './page-proxy.ts'
import { hostnameOf, pathOnOwnHost } from './portal-host-proxy.ts'

describe('the host of a request', () => {
  test.each([
    ['Developers.Acme.example', 'developers.acme.example'],
    ['developers.acme.example:3000', 'developers.acme.example'],
    ['developers.acme.example.', 'developers.acme.example'],
    ['[::1]:3000', ''],
    ['a b', ''],
    ['evil.example/../x', ''],
    ['user@evil.example', ''],
    ["x' or 1=1", ''],
    [`${'a'.repeat(300)}.example`, ''],
    [null, ''],
  ])('%j is %j', (header, name) => {
    expect(hostnameOf(header)).toBe(name)
  })
})

describe('under a portal’s own host', () => {
  test.each([
    ['/console/apis', '', '/console/apis'],
    ['/api/auth/session', '', '/api/auth/session'],
    ['/sign-in', '?callbackUrl=%2Fproducts%2Fpets', '/sign-in?callbackUrl=%2Fportals%2Facme%2Fproducts%2Fpets'],
    ['/sign-up', '', '/sign-up?callbackUrl=%2Fportals%2Facme'],
    ['/sign-in', '?callbackUrl=https%3A%2F%2Fevil.example', '/sign-in?callbackUrl=https%3A%2F%2Fevil.example'],
    ['/forgot-password', '?callbackUrl=%2Fapis', '/forgot-password?callbackUrl=%2Fportals%2Facme%2Fapis'],
    ['/reset-password/abc', '?callbackUrl=%2Fapps', '/reset-password/abc?callbackUrl=%2Fapps'],
    ['/apps/a1', '?interval=day', '/portals/acme/apps/a1?interval=day'],
    ['/account', '', '/account'],
  ])('%s%s is elsewhere: %s', (path, search, wanted) => {
    expect(pathOnOwnHost(path, search, 'acme')).toBe(wanted)
  })

  test.each(['/', '/apis', '/products/pets', '/pages/about', '/consoles', '/llms.txt'])('%s is here', (path) => {
    expect(pathOnOwnHost(path, '', 'acme')).toBeUndefined()
  })

  const rewritten = (path: string, headers: Record<string, string> = {}) =>
    pageProxy(new NextRequest(`http://acme.internal${path}`, { headers }), { portalSlug: 'acme' }).headers.get(
      'x-middleware-rewrite',
    )

  test.each([
    ['/', '/portals/acme'],
    ['/apis?q=a', '/portals/acme/apis?q=a'],
    ['/products/pets.md', '/portals/acme/products/pets/page.md'],
    ['/portals/other', '/portals/acme/portals/other'],
    ['/portals/other/apis', '/portals/acme/portals/other/apis'],
    ['/portals/acme~visitor', '/portals/acme/portals/acme~visitor'],
  ])('%s comes from the portal: %s', (path, wanted) => {
    expect(rewritten(path)).toBe(`http://acme.internal${wanted}`)
  })

  test('Markdown is written for who asks for it', () => {
    expect(rewritten('/', { accept: 'text/markdown' })).toBe('http://acme.internal/portals/acme/index.md')
  })
})

test('nobody can pretend to be at a portal’s own host', () => {
  const request = new NextRequest('http://localhost/', { headers: { 'x-gatehouse-portal': 'acme' } })
  const { headers } = pageProxy(request)
  expect(headers.get('x-middleware-request-x-gatehouse-portal')).toBeNull()
  expect(headers.get('x-middleware-override-headers')?.split(',')).not.toContain('x-gatehouse-portal')
})
