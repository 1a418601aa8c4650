import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/** Encryption at rest for what must be read again: API-key values and access-key secrets. */
export interface Secrets {
  /** AES-256-GCM under a key derived for `purpose`; the result is `v1.{iv}.{tag}.{ciphertext}`, base64url. */
  encrypt(plaintext: string, purpose: string): string
  /** Throws when the text was made with another `GATEHOUSE_SECRET`, for another purpose, or was changed. */
  decrypt(encrypted: string, purpose: string): string
  /** The key for a purpose that does its own cryptography (sessions), hexadecimal. */
  deriveKey(purpose: string): string
}

/** `master` is the value of `GATEHOUSE_SECRET`. */
export function createSecrets(master: string): Secrets {
  const keys = new Map<string, Buffer>()
  const keyFor = (purpose: string): Buffer => {
    const known = keys.get(purpose)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', master, 'gatehouse', purpose, 32))
    keys.set(purpose, key)
    return key
  }
  return {
    deriveKey: (purpose) => keyFor(`key of ${purpose}`).toString('hex'),
    encrypt(plaintext, purpose) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv)
      const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()])
      return ['v1', ...[iv, cipher.getAuthTag(), ciphertext].map((part) => part.toString('base64url'))].join('.')
    },
    decrypt(encrypted, purpose) {
      const [version, iv, tag, ciphertext] = encrypted.split('.')
      if (version !== 'v1' || iv === undefined || tag === undefined || ciphertext === undefined) {
        throw new Error('Not an encrypted value')
      }
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), Buffer.from(iv, 'base64url'))
      decipher.setAuthTag(Buffer.from(tag, 'base64url'))
      return decipher.update(Buffer.from(ciphertext, 'base64url'), undefined, 'utf8') + decipher.final('utf8')
    },
  }
}

/** How an API-key value is found and compared without being stored readable: SHA-256, hexadecimal. */
export function hashApiKeyValue(value: string): string {
  return createHash('sha256').update(value).digest('hex')
}
