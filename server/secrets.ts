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
      const { iv, tag, ciphertext } = readParts(encrypted)
      // Without its length a tag that was cut to four bytes would do, and could be guessed.
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), iv, { authTagLength: 16 })
      decipher.setAuthTag(tag)
      return decipher.update(ciphertext, undefined, 'utf8') + decipher.final('utf8')
    },
  }
}

/** Only the one text that `encrypt` makes of these bytes: base64url itself is read leniently. */
function readParts(encrypted: string): { iv: Buffer; tag: Buffer; ciphertext: Buffer } {
  const [version, ...texts] = encrypted.split('.')
  const parts = texts.map((text) => Buffer.from(text, 'base64url'))
  const [iv, tag, ciphertext] = parts
  const isExact = parts.length === 3 && parts.every((part, index) => part.toString('base64url') === texts[index])
  if (version !== 'v1' || !isExact || !iv || !tag || !ciphertext) throw new Error('Not an encrypted value')
  return { iv, tag, ciphertext }
}

/** How an API-key value is found and compared without being stored readable: SHA-256, hexadecimal. */
export function hashApiKeyValue(value: string): string {
  return createHash('sha256').update(value).digest('hex')
}
