import { deployedApi, httpProxy } from '../../src/testing/deployed-api.ts'
import type { BenchScenario } from '../scenario.ts'

export const cached: BenchScenario = {
  title: 'cached answer',
  target: 1.5,
  request: { method: 'GET', path: '/prod/pets/1' },
  gateways: { gateway: '' },
  peers: ['nginx'],
  snapshot: (backend) =>
    deployedApi({
      methods: {
        'GET /pets/{id}': httpProxy(`${backend}/pets/{id}`, { cacheKeyParameters: ['method.request.path.id'] }),
      },
      stage: {
        cacheClusterSize: '0.5',
        methodSettings: { '*/*': { cachingEnabled: true, cacheTtlInSeconds: 3600 } },
      },
    }),
}
