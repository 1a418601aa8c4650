import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { pageProxy } from './page-proxy.ts'

function answer(path: string, headers: Record<string, string> = {}) {
  const response = pageProxy(new NextRequest(`http://localhost:3000${path}`, { headers }))
  // Next hands changed request headers on in response headers of its own.
  const request = (name: string) => response.headers.get(`x-middleware-request-${name}`)
  return { response, request }
}

test('every request has a nonce of its own, which Next reads from the request', () => {
  const [first, second] = [answer('/'), answer('/')]
  const policy = first.response.headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/]{22}==' 'strict-dynamic'/)
  expect(first.request('content-security-policy')).toBe(policy)
  expect(second.response.headers.get('content-security-policy')).not.toBe(policy)
})

test('scripts of others, frames, plug-ins and foreign form targets are refused', () => {
  const policy = answer('/').response.headers.get('content-security-policy')
  for (const rule of ["frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"]) {
    expect(policy).toContain(rule)
  }
  expect(policy).not.toContain('unsafe-eval')
  expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/)
})

test('pictures come from here only, unless the operator allows others', () => {
  const policyOf = (options: Parameters<typeof pageProxy>[1]) =>
    pageProxy(new NextRequest('http://localhost:3000/'), options).headers.get('content-security-policy')
  expect(policyOf({})).toContain("img-src 'self' data: blob:;")
  expect(policyOf({ remoteImages: true })).toContain("img-src 'self' data: blob: https:;")
})

test('the request id is ours, whatever the client says, and the client is told', () => {
  const { response, request } = answer('/', { 'x-gatehouse-request-id': 'forged', 'x-gatehouse-path': '//evil' })
  const id = response.headers.get('x-request-id')
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  expect(request('x-gatehouse-request-id')).toBe(id)
  expect(request('x-gatehouse-path')).toBe('/')
})

test('the page knows its address, to come back to after signing in', () => {
  expect(answer('/console/apis?q=pets').request('x-gatehouse-path')).toBe('/console/apis?q=pets')
})

test('nothing of the console is kept by a cache', () => {
  expect(answer('/console/apis').response.headers.get('cache-control')).toBe('private, no-store')
  expect(answer('/').response.headers.get('cache-control')).toBeNull()
})
