import { deployedApi, httpProxy } from '../../src/testing/deployed-api.ts'
import { manyKeys } from '../many-keys.ts'
import type { BenchScenario } from '../scenario.ts'

/** A hundred thousand keys, all of them used in turn, each with its own bucket and quota. */
export const keys: BenchScenario = {
  title: '100,000 keys',
  request: {
    method: 'GET',
    path: '/prod/pets/1',
    // 7921 and 1 lead through all numbers before one comes again (Hull and Dobell).
    vary: `n = (n * 7921 + 1) % 100000
  return nil, nil, string.format("benchmark-key-%06d", n)`,
  },
  gateways: { 'gateway, 100,000 keys': '100000' },
  peers: ['nginx'],
  snapshot: (backend, argument) => ({
    ...deployedApi({
      methods: { 'GET /pets/{id}': { ...httpProxy(`${backend}/pets/{id}`), apiKeyRequired: true } },
      plan: { throttle: { rateLimit: 1e6, burstLimit: 1e6 }, quota: { limit: 1e12, offset: 0, period: 'MONTH' } },
    }),
    apiKeys: manyKeys(Number(argument)),
  }),
}
