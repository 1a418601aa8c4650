import { expect, test } from 'vitest'
import { ByteLimitedCache } from './byte-limited-cache.ts'

function counted(most: number) {
  const cache = new ByteLimitedCache<string>(most)
  const made: string[] = []
  const get = (key: string, value = key) =>
    cache.get(
      key,
      async () => {
        made.push(key)
        return value
      },
      (text) => text.length,
    )
  return { cache, made, get }
}

test('what is kept is made once, also for those who ask at the same time', async () => {
  const { made, get } = counted(100)
  expect(await Promise.all([get('a', 'value'), get('a', 'other')])).toEqual(['value', 'value'])
  expect(await get('a')).toBe('value')
  expect(made).toEqual(['a'])
})

test('what was used longest ago gives way to what is new', async () => {
  const { made, get } = counted(10)
  await get('a', 'xxxxx')
  await get('b', 'xxxxx')
  await get('a')
  await get('c', 'xxxxx')
  await get('a')
  await get('b', 'xxxxx')
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

test('what is larger than all that may be kept is not', async () => {
  const { made, get } = counted(10)
  await get('large', 'x'.repeat(11))
  await get('large', 'x'.repeat(11))
  expect(made).toEqual(['large', 'large'])
})

test('a failure is told to those who asked, and not kept', async () => {
  const { cache, get } = counted(10)
  const failing = cache.get(
    'a',
    () => Promise.reject(new Error('broken')),
    () => 1,
  )
  await expect(failing).rejects.toThrow('broken')
  expect(await get('a')).toBe('a')
})
