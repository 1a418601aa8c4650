import { apiKeyValue, deployedApi, httpProxy } from '../../src/testing/deployed-api.ts'
import type { BenchScenario } from '../scenario.ts'

/** What most providers switch on: who calls, how fast, how often, and what became of it. */
export const keyed: BenchScenario = {
  title: 'key + plan + quota + usage + access log',
  target: 0.9,
  request: { method: 'GET', path: '/prod/pets/1', headers: { 'X-Api-Key': apiKeyValue } },
  gateways: { gateway: '' },
  peers: ['nginx', 'nginx + lua'],
  snapshot: (backend) =>
    deployedApi({
      methods: { 'GET /pets/{id}': { ...httpProxy(`${backend}/pets/{id}`), apiKeyRequired: true } },
      stage: {
        methodSettings: { '*/*': { throttlingRateLimit: 1e6, throttlingBurstLimit: 1e6 } },
        accessLog: { destinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:access', format },
      },
      plan: { throttle: { rateLimit: 1e6, burstLimit: 1e6 }, quota: { limit: 1e12, offset: 0, period: 'MONTH' } },
    }),
}

/** AWS's example of a JSON format (developer guide, "Set up CloudWatch logging"). */
const format = JSON.stringify({
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  requestTime: '$context.requestTime',
  httpMethod: '$context.httpMethod',
  resourcePath: '$context.resourcePath',
  status: '$context.status',
  protocol: '$context.protocol',
  responseLength: '$context.responseLength',
})
