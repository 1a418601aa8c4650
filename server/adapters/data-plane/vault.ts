import type { Vault } from 'gateway-core/ports.ts'
import { createSecrets, type Secrets } from '../../secrets.ts'

/** What the configuration carries encrypted: the purpose for which it was encrypted stands in front. */
export function sealedFor(purpose: string, encrypted: string): string {
  return `${purpose}:${encrypted}`
}

/** Opens what `sealedFor` marked, with the `GATEHOUSE_SECRET` of this process. */
export function createVault(master: string): Vault {
  const secrets: Secrets = createSecrets(master)
  return {
    open(sealed) {
      const end = sealed.indexOf(':')
      return secrets.decrypt(sealed.slice(end + 1), sealed.slice(0, end))
    },
    cacheKey: Buffer.from(secrets.deriveKey('response-cache'), 'hex'),
  }
}
