import { expect, test } from 'vitest'
import { ByteLimitedCache } from '../../byte-limited-cache.ts'
import { currentContent } from './current-content.ts'

/** Something that is made of one text, and can change while it is made. */
function source(text: string) {
  const state = { text, made: 0, whileMaking: (): void => undefined }
  return {
    state,
    versionNow: async () => `version of ${state.text}`,
    make: async () => {
      state.made += 1
      state.whileMaking()
      return `content of ${state.text}`
    },
    bytesOf: ({ length }: string) => length,
  }
}

test('is made once, and anew for another version', async () => {
  const cache = new ByteLimitedCache<string>(1000)
  const from = source('a')
  const first = { version: 'version of a', value: 'content of a' }
  expect(await currentContent(cache, from)).toEqual(first)
  expect(await currentContent(cache, from)).toEqual(first)
  expect(from.state.made).toBe(1)
  from.state.text = 'b'
  expect(await currentContent(cache, from)).toEqual({ version: 'version of b', value: 'content of b' })
  from.state.text = 'a'
  expect(await currentContent(cache, from)).toEqual(first)
  expect(from.state.made).toBe(2)
})

test('made while it changed, it is not kept for the version that was before', async () => {
  const cache = new ByteLimitedCache<string>(1000)
  const from = source('a')
  from.state.whileMaking = () => {
    from.state.text = 'b'
  }
  expect(await currentContent(cache, from)).toEqual({ version: 'version of b', value: 'content of b' })
  from.state.whileMaking = () => undefined
  from.state.text = 'a'
  expect(await currentContent(cache, from)).toEqual({ version: 'version of a', value: 'content of a' })
})

test('what changes all the time is made and has no version', async () => {
  const cache = new ByteLimitedCache<string>(1000)
  const from = source('a')
  from.state.whileMaking = () => {
    from.state.text += '!'
  }
  expect(await currentContent(cache, from)).toEqual({ version: undefined, value: 'content of a!!!!' })
})

test('a failure is the caller’s', async () => {
  const failing = { ...source('a'), make: () => Promise.reject(new Error('broken')) }
  await expect(currentContent(new ByteLimitedCache<string>(1000), failing)).rejects.toThrow('broken')
})
