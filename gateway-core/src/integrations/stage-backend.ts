import type { IntegrationSetup, Services } from '../pipeline/stage.ts'
import type { Backend } from './backend.ts'

/**
 * The backend that an HTTP integration calls: of the stage's account alone, with the stage's client certificate and the
 * integration's `tlsConfig`.
 * @throws Error with the cause when the certificate's private key cannot be opened.
 */
export function stageBackend({ stage, method }: IntegrationSetup, services: Services, origin: string): Backend {
  const { accountId, clientCertificate: own } = stage
  const insecureSkipVerification = method.integration.tlsConfig?.insecureSkipVerification === true
  if (own === undefined || !origin.startsWith('https:')) {
    return services.pools.backend(accountId, origin, { insecureSkipVerification })
  }
  return services.pools.backend(accountId, origin, {
    insecureSkipVerification,
    clientCertificate: {
      id: own.id,
      certificate: own.pemEncodedCertificate,
      privateKey: services.vault.open(own.sealedPrivateKey),
    },
  })
}
