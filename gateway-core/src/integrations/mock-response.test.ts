import { expect, test } from 'vitest'
import { MemoryClient } from '../testing/memory-client.ts'
import { MockResponse } from './mock-response.ts'

test('says its status and nothing else', () => {
  const response = new MockResponse(418)
  expect(response.status).toBe(418)
  expect(response.rawHeaders).toEqual([])
  expect(response.headerValues()).toEqual([])
})

test('sends an empty body', () => {
  const client = new MemoryClient()
  new MockResponse(200).pipeTo(client)
  expect(client).toMatchObject({ isEnded: true, written: '' })
})

test('can be given up, which changes nothing', () => {
  const response = new MockResponse(200)
  response.abort()
  expect(response.status).toBe(200)
})

test('there is nothing to read', () => {
  expect(new MockResponse(200).read()).toHaveLength(0)
})
