import { manyApis } from '../many-apis.ts'
import type { BenchScenario } from '../scenario.ts'

/** A thousand APIs of twenty methods each, all of them asked in turn. */
export const apis: BenchScenario = {
  title: '1,000 APIs',
  request: {
    method: 'GET',
    path: '/prod/r3/1',
    // 7921 and 1 lead through all numbers before one comes again (Hull and Dobell).
    vary: `n = (n * 7921 + 1) % 1000
  return "/prod/r3/" .. n, string.format("api%07d.execute-api.us-east-1.localhost", n)`,
  },
  gateways: { 'gateway, 1,000 APIs': '1000' },
  peers: ['nginx'],
  snapshot: (backend, argument) => manyApis(Number(argument), 20, `${backend}/pets/{id}`),
}
