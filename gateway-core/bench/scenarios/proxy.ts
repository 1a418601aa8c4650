import { deployedApi, httpProxy } from '../../src/testing/deployed-api.ts'
import type { BenchScenario } from '../scenario.ts'

export const proxy: BenchScenario = {
  title: 'plain proxy',
  request: { method: 'GET', path: '/prod/pets/1' },
  gateways: { gateway: '' },
  peers: ['nginx'],
  snapshot: (backend) => deployedApi({ methods: { 'GET /pets/{id}': httpProxy(`${backend}/pets/{id}`) } }),
}
