import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSecrets, hashApiKeyValue } from './secrets.ts'

const secrets = createSecrets('the secret of this installation')
const encrypted = secrets.encrypt('a value that must stay secret', 'api-key')
const [version = '', iv = '', tag = '', ciphertext = ''] = encrypted.split('.')

test.each(['', 'a', 'ümläut 🎉 \n\t', '\u0000', 'x'.repeat(100_000), '.', 'v1.a.b.c'])(
  'what was encrypted comes back: case %#',
  (text) => {
    expect(secrets.decrypt(secrets.encrypt(text, 'api-key'), 'api-key')).toBe(text)
  },
)

test('the same text is encrypted differently each time, and is not in the result', () => {
  const results = Array.from({ length: 200 }, () => secrets.encrypt('hidden', 'api-key'))
  expect(new Set(results.map((text) => text.split('.')[1])).size).toBe(200)
  expect(results.filter((text) => text.includes('hidden') || text.includes(btoa('hidden')))).toEqual([])
})

test('another process with the same secret reads it', () => {
  const other = createSecrets('the secret of this installation')
  expect(other.decrypt(encrypted, 'api-key')).toBe('a value that must stay secret')
})

test('another secret, however alike, does not', () => {
  for (const master of ['the secret of this installatioN', 'the secret of this installation ', '']) {
    expect(() => createSecrets(master).decrypt(encrypted, 'api-key')).toThrow()
  }
})

test('another purpose does not', () => {
  for (const purpose of ['access-key', 'api-key ', 'API-KEY', '']) {
    expect(() => secrets.decrypt(encrypted, purpose)).toThrow()
  }
})

test('a change of any one character is seen', () => {
  const unseen = [...encrypted].flatMap((character, at) => {
    const changed = encrypted.slice(0, at) + (character === 'B' ? 'C' : 'B') + encrypted.slice(at + 1)
    try {
      return [secrets.decrypt(changed, 'api-key')]
    } catch {
      return []
    }
  })
  expect(unseen).toEqual([])
})

test('the loss of any one character is seen', () => {
  for (let at = 0; at < encrypted.length; at++) {
    const changed = encrypted.slice(0, at) + encrypted.slice(at + 1)
    expect(() => secrets.decrypt(changed, 'api-key'), changed).toThrow()
  }
})

test.each([
  ['a tag cut to four bytes', [version, iv, tag.slice(0, 6).replace(/.$/, 'A'), ciphertext].join('.')],
  ['a tag cut to twelve bytes', [version, iv, tag.slice(0, 16), ciphertext].join('.')],
  ['no tag', [version, iv, '', ciphertext].join('.')],
  ['no initialization vector', [version, '', tag, ciphertext].join('.')],
  ['no ciphertext', [version, iv, tag, ''].join('.')],
  ['a fifth part', `${encrypted}.`],
  ['characters that base64url does not have', `${encrypted}!`],
  ['padding', `${encrypted}=`],
  ['a line end', `${encrypted}\n`],
  ['another version', encrypted.replace('v1', 'v2')],
  ['parts in another order', [version, iv, ciphertext, tag].join('.')],
  ['nothing', ''],
  ['plain text', 'a value that must stay secret'],
])('%s is not decrypted', (_what, text) => {
  expect(() => secrets.decrypt(text, 'api-key')).toThrow()
})

test('the parts of two values cannot be mixed', () => {
  const [, otherIv, otherTag, otherText] = secrets.encrypt('another value, as long as this', 'api-key').split('.')
  for (const parts of [
    [version, otherIv, tag, ciphertext],
    [version, iv, otherTag, ciphertext],
    [version, iv, tag, otherText],
  ]) {
    expect(() => secrets.decrypt(parts.join('.'), 'api-key')).toThrow()
  }
})

test('a derived key is the same for the same purpose only, and is not the key that encrypts for it', () => {
  const key = secrets.deriveKey('session')
  expect(key).toMatch(/^[0-9a-f]{64}$/)
  expect(createSecrets('the secret of this installation').deriveKey('session')).toBe(key)
  expect(secrets.deriveKey('sessions')).not.toBe(key)
  expect(createSecrets('another').deriveKey('session')).not.toBe(key)
  expect(() => secrets.decrypt(secrets.encrypt('x', 'session'), 'key of session')).toThrow()
})

test('an API-key value is found by the SHA-256 of its UTF-8', () => {
  expect(hashApiKeyValue('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(hashApiKeyValue('ü')).toBe(createHash('sha256').update(Buffer.from('ü', 'utf8')).digest('hex'))
})
