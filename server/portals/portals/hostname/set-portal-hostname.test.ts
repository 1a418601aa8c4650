import dns from 'node:dns/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { createDomainName } from '#server/domains/domain-names/create-domain-name.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { createPortal } from '../create-portal.ts'
import { findPortalOfHost } from '../serving/find-portal-of-host.ts'
import { hostnameRecord } from './hostname-record.ts'
import { setPortalHostname } from './set-portal-hostname.ts'
import { isSpecialUseName } from './special-use-name.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

test('a name that the Internet cannot look up is taken as it is, in lower case, and given back', () =>
  withWorld(async ({ owner, visitor }) => {
    const { portalId, slug } = await createPortal(owner, { name: 'Acme' })
    const hostname = 'developers.acme.internal'
    expect((await setPortalHostname(owner, { portalId, hostname: 'Developers.ACME.internal' })).hostname).toBe(hostname)
    expect(await findPortalOfHost(visitor, { hostname })).toBe(slug)
    expect((await setPortalHostname(owner, { portalId, hostname: null })).hostname).toBeUndefined()
    expect(await findPortalOfHost(visitor, { hostname })).toBeUndefined()
  }))

test('a public name needs the record that only this portal has', () =>
  withWorld(async ({ owner }) => {
    const mine = await createPortal(owner, { name: 'Mine' })
    const other = await createPortal(owner, { name: 'Other' })
    const resolve = vi.spyOn(dns, 'resolveTxt')
    const hostname = 'developers.acme.example'
    resolve.mockRejectedValue(new Error('queryTxt ENOTFOUND'))
    await expect(setPortalHostname(owner, { portalId: mine.portalId, hostname })).rejects.toThrow(
      /no TXT record _gatehouse-portal\.developers\.acme\.example/,
    )
    const { value } = hostnameRecord(owner, { id: mine.portalId })
    resolve.mockResolvedValue([['v=spf1 -all'], [value.slice(0, 20), value.slice(20)]])
    await expect(setPortalHostname(owner, { portalId: other.portalId, hostname })).rejects.toThrow('no TXT record')
    expect((await setPortalHostname(owner, { portalId: mine.portalId, hostname })).hostname).toBe(hostname)
  }))

test.each([
  ['the console’s own', 'localhost', /Invalid|reserved/],
  ['an address', '127.0.0.1', /Invalid/],
  ['a wildcard', '*.acme.internal', /not a wildcard/],
  ['an API’s host', 'abc.execute-api.acme.internal', /reserved/],
  ['Amazon’s', 'x.amazonaws.com', /reserved/],
  ['a URL', 'https://acme.internal/', /Invalid/],
  ['a port', 'acme.internal:80', /Invalid/],
  ['a line break', 'acme.internal\r\nx: y', /Invalid/],
])('%s is refused as a name: %s', (_, hostname, why) =>
  withWorld(async ({ owner }) => {
    const { portalId } = await createPortal(owner, { name: 'Acme' })
    await expect(setPortalHostname(owner, { portalId, hostname })).rejects.toThrow(why)
  }),
)

test('the installation’s own name is refused, and what contains it', () =>
  withWorld(async ({ owner }) => {
    const context = { ...owner, settings: { ...owner.settings, publicUrl: 'https://console.acme.test' } }
    const { portalId } = await createPortal(context, { name: 'Acme' })
    for (const hostname of ['console.acme.test', 'acme.test']) {
      await expect(setPortalHostname(context, { portalId, hostname })).rejects.toThrow(/reserved|Invalid/)
    }
  }))

test('a name of another portal, or one that APIs are served under, is refused', () =>
  withWorld(async ({ owner, stranger }) => {
    const mine = await createPortal(owner, { name: 'Mine' })
    const theirs = await createPortal(stranger, { name: 'Theirs' })
    await setPortalHostname(owner, { portalId: mine.portalId, hostname: 'a.acme.test' })
    await createDomainName(owner, { domainName: 'api.acme.test' })
    await createDomainName(owner, { domainName: '*.wild.test' })
    const input = (hostname: string) => ({ portalId: theirs.portalId, hostname })
    await expect(setPortalHostname(stranger, input('a.acme.test'))).rejects.toThrow('Another portal')
    await expect(setPortalHostname(stranger, input('api.acme.test'))).rejects.toThrow('APIs are served under')
    await expect(setPortalHostname(stranger, input('x.wild.test'))).rejects.toThrow('APIs are served under *.wild.test')
    await expect(setPortalHostname(stranger, { portalId: mine.portalId, hostname: null })).rejects.toThrow(
      'Invalid portal',
    )
  }))

test('special-use names are those that public DNS never answers for', () => {
  for (const name of ['a.localhost', 'a.b.internal', 'x.test', 'x.local', 'x.home.arpa']) {
    expect(isSpecialUseName(name)).toBe(true)
  }
  for (const name of ['a.example.com', 'internal.example.com', 'mylocalhost', 'testing.dev']) {
    expect(isSpecialUseName(name)).toBe(false)
  }
})
