import { describe, expect, test } from 'vitest'
import { isApiHost, readAddress } from './address.ts'

describe('by host', () => {
  test('reads API, stage, path and query', () => {
    expect(readAddress('abc123.execute-api.us-east-1.example.com', '/prod/pets/1?a=b&c=%20')).toEqual({
      apiId: 'abc123',
      stageName: 'prod',
      stageKey: 'abc123/prod',
      path: '/prod/pets/1',
      resourcePath: '/pets/1',
      query: 'a=b&c=%20',
    })
  })

  test.each([
    'abc123.execute-api.localhost',
    'abc123.execute-api.us-east-1.localhost',
    'abc123.execute-api.eu-west-3.amazonaws.com',
    'abc123.execute-api.local',
  ])('takes %s for the API whatever the domain', (host) => {
    expect(readAddress(host, '/prod/pets')?.stageKey).toBe('abc123/prod')
    expect(isApiHost(host)).toBe(true)
  })

  test.each([
    ['/prod', ''],
    ['/prod/', '/'],
    ['/prod?x=1', ''],
    ['/prod/?x=1', '/'],
    ['/prod//pets', '//pets'],
  ])('reads the resource path of %s as "%s"', (target, resourcePath) => {
    expect(readAddress('abc.execute-api.localhost', target)).toMatchObject({ stageName: 'prod', resourcePath })
  })

  test('reads an empty stage from the bare root', () => {
    expect(readAddress('abc.execute-api.localhost', '/')).toMatchObject({ stageName: '', stageKey: 'abc/' })
  })

  test('keeps question marks in the query as they are', () => {
    expect(readAddress('abc.execute-api.localhost', '/prod/a?b?c=/d')).toMatchObject({
      resourcePath: '/a',
      query: 'b?c=/d',
    })
  })

  test('reads the path form as an ordinary path on an API host', () => {
    expect(readAddress('abc.execute-api.localhost', '/_aws/execute-api/xyz/prod/pets')).toMatchObject({
      apiId: 'abc',
      stageName: '_aws',
    })
  })
})

describe('by path', () => {
  test('reads API, stage, path and query on any other host', () => {
    expect(readAddress('localhost', '/_aws/execute-api/abc123/prod/pets/1?a=b')).toEqual({
      apiId: 'abc123',
      stageName: 'prod',
      stageKey: 'abc123/prod',
      path: '/prod/pets/1',
      resourcePath: '/pets/1',
      query: 'a=b',
    })
  })

  test.each([
    ['/_aws/execute-api/abc123/prod', 'abc123/prod', ''],
    ['/_aws/execute-api/abc123/prod/', 'abc123/prod', '/'],
    ['/_aws/execute-api/abc123', 'abc123/', ''],
    ['/_aws/execute-api/abc123?x=1', 'abc123/', ''],
    ['/_aws/execute-api//prod', '/prod', ''],
  ])('reads %s', (target, stageKey, resourcePath) => {
    expect(readAddress('127.0.0.1', target)).toMatchObject({ stageKey, resourcePath })
  })
})

test.each([
  ['localhost', '/prod/pets'],
  ['', '/'],
  ['example.com', '/_aws/execute-api'],
  ['example.com', '/_aws/other/abc/prod'],
  ['.execute-api.localhost', '/prod/pets'],
  ['execute-api.localhost', '/prod/pets'],
])('finds no API at host "%s" with %s', (host, target) => {
  expect(readAddress(host, target)).toBeUndefined()
  expect(isApiHost(host)).toBe(false)
})
