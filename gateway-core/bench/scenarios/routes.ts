import { deployedApi, httpProxy, type MethodScript } from '../../src/testing/deployed-api.ts'
import type { BenchScenario } from '../scenario.ts'

/** One API with few routes and with many, asked for all of them in turn. */
export const routes: BenchScenario = {
  title: '10,000 routes',
  request: {
    method: 'GET',
    path: '/prod/r1/items/7',
    // Both gateways are asked the same paths; the one with ten routes knows them all by a variable.
    // 7921 and 1 lead through all numbers before one comes again (Hull and Dobell).
    vary: `n = (n * 7921 + 1) % 10000
  return "/prod/r" .. n .. "/items/7", nil`,
  },
  gateways: { 'gateway, 10,000 routes': '10000', 'gateway, 10 routes': '10' },
  peers: ['nginx'],
  snapshot: (backend, argument) => {
    const count = Number(argument)
    const methods: Record<string, MethodScript> = {}
    for (let index = 0; index < count; index++)
      methods[`GET /r${index}/items/{id}`] = httpProxy(`${backend}/items/{id}`)
    if (count < 10_000) methods['GET /{any}/items/{id}'] = httpProxy(`${backend}/items/{id}`)
    return deployedApi({ methods })
  },
}
