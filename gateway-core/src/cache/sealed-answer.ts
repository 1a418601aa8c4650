import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto'
import type { CachedAnswer } from '../ports.ts'

const nonceBytes = 12
const tagBytes = 16
const lengthBytes = 4

/**
 * Encrypts headers and body of an answer with AES-256-GCM. The cache's key for it is authenticated too, so that one
 * entry cannot be put in the place of another.
 * @param secret 32 bytes
 */
export function sealAnswer(answer: CachedAnswer, key: string, secret: Uint8Array): CachedAnswer {
  const headers = Buffer.from(JSON.stringify(answer.headers))
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt32BE(headers.length)
  const nonce = randomFillSync(Buffer.alloc(nonceBytes))
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(associated(key, answer))
  const parts = [cipher.update(length), cipher.update(headers), cipher.update(answer.body), cipher.final()]
  return { ...answer, headers: [], body: Buffer.concat([nonce, ...parts, cipher.getAuthTag()]) }
}

/** @returns undefined when the entry was sealed with another secret, for another key, or was changed. */
export function openAnswer(sealed: CachedAnswer, key: string, secret: Uint8Array): CachedAnswer | undefined {
  const { body } = sealed
  if (body.length < nonceBytes + tagBytes + lengthBytes) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, body.subarray(0, nonceBytes), { authTagLength: tagBytes })
    decipher.setAAD(associated(key, sealed)).setAuthTag(body.subarray(body.length - tagBytes))
    const text = decipher.update(body.subarray(nonceBytes, body.length - tagBytes))
    decipher.final()
    const end = lengthBytes + text.readUInt32BE()
    const headers: string[] = JSON.parse(text.toString('utf8', lengthBytes, end))
    return { ...sealed, headers, body: text.subarray(end) }
  } catch {
    return undefined
  }
}

function associated(key: string, { status, storedAt, expiresAt }: CachedAnswer): Buffer {
  return Buffer.from(`${key} ${status} ${storedAt} ${expiresAt}`)
}
