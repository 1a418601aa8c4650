import { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { interfaceAddresses, ownPorts } from './own-ports.ts'

const here = { port: 3000, gatewayPort: 8080, databaseUrl: undefined, redisUrl: undefined }
const listening = [
  { port: 3000, at: 'here' },
  { port: 8080, at: 'here' },
]

test('console and gateway, on this machine', () => {
  expect(ownPorts(here)).toEqual(listening)
})

test('a port that the system chooses is nobody’s yet', () => {
  expect(ownPorts({ ...here, port: 0 })).toEqual([{ port: 8080, at: 'here' }])
})

test.each([
  ['postgres://u:p@localhost:5433/d', [{ port: 5433, at: 'here' }]],
  ['postgres://u:p@localhost/d?sslmode=require', [{ port: 5432, at: 'here' }]],
  ['postgresql:///d', [{ port: 5432, at: 'here' }]],
  ['postgres://u:p@10.0.0.9/d', [{ port: 5432, at: '10.0.0.9' }]],
  ['postgres://[fd12::9]:6000/d', [{ port: 6000, at: 'fd12::9' }]],
  ['postgres://u:p%40x@db.internal/d', [{ port: 5432, at: 'inside' }]],
  [
    'postgres://a.internal:5432,127.0.0.1:5433/d',
    [
      { port: 5432, at: 'inside' },
      { port: 5433, at: '127.0.0.1' },
    ],
  ],
])('the database of %s', (databaseUrl, expected) => {
  expect(ownPorts({ ...here, databaseUrl })).toEqual([...listening, ...expected])
})

test.each([
  ['redis://localhost', [{ port: 6379, at: 'here' }]],
  ['rediss://:secret@cache.internal:6380/0', [{ port: 6380, at: 'inside' }]],
  ['redis://10.0.0.8:6379', [{ port: 6379, at: '10.0.0.8' }]],
])('the Redis of %s', (redisUrl, expected) => {
  expect(ownPorts({ ...here, redisUrl })).toEqual([...listening, ...expected])
})

test('the addresses of this machine are those of its interfaces', () => {
  const addresses = Object.values(networkInterfaces()).flatMap((each = []) => each.map(({ address }) => address))
  expect([...interfaceAddresses()].sort()).toEqual([...new Set(addresses)].sort())
  expect(interfaceAddresses()).toBe(interfaceAddresses())
})
