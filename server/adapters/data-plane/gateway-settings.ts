import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Ports } from 'gateway-core/ports.ts'
import type { Settings } from '../../settings.ts'
import { createBackendNetworks } from './backend-networks.ts'
import { type OwnPort, ownPorts } from './own-ports.ts'
import { createSourceNetworks } from './source-networks.ts'
import { createTrustedProxies } from './trusted-proxies.ts'
import { createVault } from './vault.ts'

/** What every gateway of this process is made with, in a form that can be posted to a thread. */
export interface GatewaySettings {
  /** The region that ARNs name. */
  readonly region: string
  readonly backendNetworks: readonly string[]
  /** What no integration may reach. */
  readonly ownPorts: readonly OwnPort[]
  /** PEM. */
  readonly certificateAuthorities: readonly string[]
  /** Origins by the service's name in ARNs; under `*` the one for all other services. */
  readonly awsEndpoints: Readonly<Record<string, string>>
  /** `label=CIDR` */
  readonly networkLabels: readonly string[]
  /** Networks of proxies that are believed about callers. */
  readonly trustedProxies: readonly string[]
  readonly redisUrl: string | undefined
  readonly rateLimitHeaders: boolean
  /** Where the pages of products are. */
  readonly publicUrl: string
  /** Where access and execution logs are written. */
  readonly logsFolder: string
  /** `GATEHOUSE_SECRET` */
  readonly secret: string
}

/**
 * The settings' part that gateways read.
 * @param secret the `GATEHOUSE_SECRET` in force
 * @throws Error when the file of certificate authorities cannot be read.
 */
export function gatewaySettings(settings: Settings, secret: string): GatewaySettings {
  const { region, backendNetworks, awsEndpoints, networkLabels, redisUrl, rateLimitHeaders, backendCaFile } = settings
  const { trustedProxies, publicUrl } = settings
  // Here, so that a wrong entry keeps the server from starting.
  createTrustedProxies(trustedProxies)
  const certificateAuthorities = backendCaFile === undefined ? [] : [readCertificates(backendCaFile)]
  return {
    ...{
      region,
      backendNetworks,
      certificateAuthorities,
      awsEndpoints,
      networkLabels,
      trustedProxies,
      redisUrl,
      rateLimitHeaders,
      publicUrl,
      secret,
    },
    logsFolder: path.join(settings.dataFolder, 'logs'),
    ownPorts: ownPorts(settings),
  }
}

/** The ports that settings alone decide. */
export function portsOfSettings(
  settings: GatewaySettings,
): Pick<Ports, 'region' | 'backends' | 'vault' | 'awsEndpoints' | 'sourceNetworks'> {
  const {
    region,
    backendNetworks,
    ownPorts: ports,
    certificateAuthorities,
    awsEndpoints,
    networkLabels,
    secret,
  } = settings
  return {
    region,
    backends: { ...createBackendNetworks(backendNetworks, { ports }), certificateAuthorities },
    vault: createVault(secret),
    awsEndpoints: {
      configured: (service) => (Object.hasOwn(awsEndpoints, service) ? awsEndpoints[service] : awsEndpoints['*']),
    },
    sourceNetworks: createSourceNetworks(networkLabels),
  }
}

function readCertificates(file: string): string {
  const text = readFileSync(file, 'utf8')
  if (!text.includes('-----BEGIN CERTIFICATE-----')) throw new Error(`BACKEND_CA_FILE: ${file} has no PEM certificate`)
  return text
}
