import { expect, test } from 'vitest'
import { hashPassword, isPasswordOf } from './hash-password.ts'

test('a password matches its own hash and no other', async () => {
  const hash = await hashPassword('correct horse battery')
  expect(hash).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
  expect(await isPasswordOf('correct horse battery', hash)).toBe(true)
  expect(await isPasswordOf('correct horse batterz', hash)).toBe(false)
})

test('the same password never has the same hash', async () => {
  expect(await hashPassword('correct horse battery')).not.toBe(await hashPassword('correct horse battery'))
})

test('composed and decomposed letters are one password', async () => {
  expect(await isPasswordOf('cafe\u0301 au lait bitte', await hashPassword('caf\u00e9 au lait bitte'))).toBe(true)
})

test('nobody has a password, not even the empty one', async () => {
  expect(await isPasswordOf('', null)).toBe(false)
  expect(await isPasswordOf('anything', null)).toBe(false)
})

test('checking for nobody takes as long as checking for somebody', async () => {
  const hash = await hashPassword('correct horse battery')
  const time = async (of: string | null) => {
    const start = performance.now()
    await isPasswordOf('wrong horse battery', of)
    return performance.now() - start
  }
  await time(hash)
  const somebody = Math.min(await time(hash), await time(hash), await time(hash))
  const nobody = Math.min(await time(null), await time(null), await time(null))
  expect(nobody).toBeGreaterThan(somebody / 3)
})

test('what is no hash is a bug, not a wrong password', async () => {
  await expect(isPasswordOf('x', 'plaintext')).rejects.toThrow('Not a password hash')
})
