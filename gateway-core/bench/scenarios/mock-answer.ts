import { deployedApi, mock } from '../../src/testing/deployed-api.ts'
import type { BenchScenario } from '../scenario.ts'

export const mockAnswer: BenchScenario = {
  title: 'MOCK',
  target: 1.5,
  request: { method: 'GET', path: '/prod/pets/1' },
  gateways: { gateway: '' },
  peers: ['nginx'],
  snapshot: () => deployedApi({ methods: { 'GET /pets/{id}': mock(200, '{"id":1,"name":"Rex","kind":"dog"}') } }),
}
