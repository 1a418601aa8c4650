import { systemClock } from '../../src/system-clock.ts'
import { deployedApi, httpProxy } from '../../src/testing/deployed-api.ts'
import { oidcIssuer } from '../../src/testing/oidc-issuer.ts'
import type { BenchScenario } from '../scenario.ts'

export const jwt: BenchScenario = {
  title: 'JWT of an OpenID Connect issuer',
  request: { method: 'GET', path: '/prod/pets/1' },
  gateways: { gateway: '' },
  peers: ['nginx'],
  snapshot: (backend, argument) =>
    deployedApi({
      methods: {
        'GET /pets/{id}': {
          ...httpProxy(`${backend}/pets/{id}`),
          authorizationType: 'COGNITO_USER_POOLS',
          authorizerId: 'auth01',
        },
      },
      api: {
        authorizers: [
          {
            id: 'auth01',
            name: 'pool',
            type: 'COGNITO_USER_POOLS',
            identitySource: 'method.request.header.Authorization',
            providerARNs: [argument.trim()],
          },
        ],
      },
    }),
  async prepare() {
    const issuer = await oidcIssuer(systemClock)
    const token = await issuer.token({ token_use: 'id', email: 'ada@example.org' })
    return {
      headers: { Authorization: `Bearer ${token}` },
      argument: issuer.url,
      stop: async () => issuer[Symbol.asyncDispose](),
    }
  },
}
