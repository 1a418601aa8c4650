import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BasePathMappingSnapshot } from '../domain-snapshot.ts'
import { domainTable } from './domain-table.ts'

const mapping = (basePath: string, restApiId: string, stage?: string): BasePathMappingSnapshot => ({
  basePath,
  restApiId,
  ...(stage === undefined ? {} : { stage }),
})

function tableOf(hosts: Record<string, BasePathMappingSnapshot[]>) {
  const table = domainTable(new Map(Object.entries(hosts).map(([host, mappings]) => [host, { mappings }])))
  if (table === undefined) throw new Error('There are domains')
  return table
}

const host = 'api.example.com'

test('without custom domain names there is no table', () => {
  expect(domainTable(new Map())).toBeUndefined()
})

describe('a mapping to a stage', () => {
  const table = tableOf({ [host]: [mapping('shop', 'abc', 'prod')] })

  test.each([
    ['/shop', ''],
    ['/shop/', '/'],
    ['/shop/pets', '/pets'],
    ['/shop/pets/', '/pets/'],
    ['/shop//pets', '//pets'],
    ['/shop?a=1', ''],
    ['/shop/pets?a=/shop', '/pets'],
  ])('takes %s and leaves "%s" to the resources', (target, resourcePath) => {
    expect(table.find(host, target)).toMatchObject({ stageKey: 'abc/prod', resourcePath, basePathMatched: 'shop' })
  })

  test('keeps the whole path and the query', () => {
    expect(table.find(host, '/shop/pets?a=b&c=?')).toEqual({
      apiId: 'abc',
      stageName: 'prod',
      stageKey: 'abc/prod',
      path: '/shop/pets',
      resourcePath: '/pets',
      query: 'a=b&c=?',
      basePathMatched: 'shop',
    })
  })

  test.each(['/', '/sho', '/shops', '/shop2/x', '/Shop', '/x/shop', '//shop', '/sh%6Fp', '/?shop', ''])(
    'does not take %s',
    (target) => {
      expect(table.find(host, target)).toBeUndefined()
    },
  )
})

describe('a mapping without a stage', () => {
  const table = tableOf({ [host]: [mapping('shop', 'abc'), mapping('', 'def')] })

  test.each([
    ['/shop/prod/pets', 'abc/prod', '/pets', '/shop/prod/pets'],
    ['/shop/prod', 'abc/prod', '', '/shop/prod'],
    ['/shop/prod/', 'abc/prod', '/', '/shop/prod/'],
    ['/shop', 'abc/', '', '/shop'],
    ['/shop/', 'abc/', '', '/shop/'],
    ['/beta/pets', 'def/beta', '/pets', '/beta/pets'],
    ['/', 'def/', '', '/'],
  ])('reads the stage of %s from its next segment', (target, stageKey, resourcePath, path) => {
    expect(table.find(host, target)).toMatchObject({ stageKey, resourcePath, path })
  })
})

describe('of several mappings the longest is taken', () => {
  const table = tableOf({
    [host]: [
      mapping('', 'root', 'p'),
      mapping('a', 'one', 'p'),
      mapping('a/b/c', 'three', 'p'),
      mapping('z/b', 'other', 'p'),
    ],
  })

  test.each([
    ['/', 'root', '/'],
    ['/x', 'root', '/x'],
    ['/a', 'one', ''],
    ['/a/b', 'one', '/b'],
    ['/a/b/cc', 'one', '/b/cc'],
    ['/a/b/c', 'three', ''],
    ['/a/b/c/d/e', 'three', '/d/e'],
    ['/z', 'root', '/z'],
    ['/z/b/', 'other', '/'],
  ])('%s is of %s', (target, apiId, resourcePath) => {
    expect(table.find(host, target)).toMatchObject({ apiId, resourcePath })
  })
})

describe('hosts', () => {
  const table = tableOf({
    'a.example.com': [mapping('', 'own', 'p')],
    '*.example.com': [mapping('', 'wild', 'p')],
    'empty.example.org': [],
  })

  test.each([
    ['a.example.com', 'own'],
    ['b.example.com', 'wild'],
  ])('%s is of %s', (name, apiId) => {
    expect(table.has(name)).toBe(true)
    expect(table.find(name, '/')?.apiId).toBe(apiId)
  })

  test.each(['example.com', 'a.b.example.com', 'example.org', '', 'com', '*.example.org'])('%s is nobody’s', (name) => {
    expect(table.has(name)).toBe(false)
    expect(table.find(name, '/')).toBeUndefined()
  })

  test('a domain name without mappings is known and leads nowhere', () => {
    expect(table.has('empty.example.org')).toBe(true)
    expect(table.find('empty.example.org', '/')).toBeUndefined()
  })
})

test('for any mappings and path, what is found is the longest base path that the path begins with', () => {
  const segment = fc.constantFrom('a', 'b', 'ab', '')
  const basePath = fc.array(fc.constantFrom('a', 'b', 'ab'), { maxLength: 3 }).map((parts) => parts.join('/'))
  const path = fc.array(segment, { minLength: 1, maxLength: 5 }).map((parts) => `/${parts.join('/')}`)
  fc.assert(
    fc.property(fc.uniqueArray(basePath, { maxLength: 6 }), path, (basePaths, target) => {
      const table = tableOf({ [host]: basePaths.map((each) => mapping(each, `api:${each}`, 'p')) })
      const [longest] = basePaths
        .filter((each) => each === '' || target === `/${each}` || target.startsWith(`/${each}/`))
        .sort((one, other) => other.length - one.length)
      const found = table.find(host, target)
      expect(found?.apiId).toBe(longest === undefined ? undefined : `api:${longest}`)
      if (found === undefined || longest === undefined) return
      expect((longest === '' ? '' : `/${longest}`) + found.resourcePath).toBe(target)
    }),
  )
})
