import { tmpdir } from 'node:os'
import path from 'node:path'
import type { GatewaySettings } from '../gateway-settings.ts'

/** The settings of a gateway that reaches loopback only, and has nothing of what an operator may add. */
export function testGatewaySettings(change: Partial<GatewaySettings> = {}): GatewaySettings {
  return {
    region: 'us-east-1',
    backendNetworks: ['loopback'],
    ownPorts: [],
    certificateAuthorities: [],
    awsEndpoints: {},
    networkLabels: [],
    trustedProxies: [],
    redisUrl: undefined,
    rateLimitHeaders: false,
    publicUrl: 'http://localhost:3000',
    logsFolder: path.join(tmpdir(), 'gatehouse-thread-logs'),
    secret: 'a secret of the test’s own',
    ...change,
  }
}
