import { expect, test, vi } from 'vitest'
import { keptProductText } from './kept-product-text.ts'

const product = { slug: 'kept-pets', name: 'Pets', document: { paths: {} }, documentVersion: 'v1' }

test('a text is written once, for whoever asks', async () => {
  const write = vi.fn(() => 'text')
  const asked = [product, { ...product }, { ...product, document: { other: 'object of the same version' } }]
  for (const each of asked) expect(await keptProductText(each, ['a.json', 'once'], write)).toBe('text')
  expect(write).toHaveBeenCalledOnce()
})

test.each<[string, typeof product, string[]]>([
  ['another document', { ...product, documentVersion: 'v2' }, ['b.md', 'en']],
  ['another member of the product', { ...product, name: 'Cats' }, ['b.md', 'en']],
  ['another file', product, ['b.json', 'en']],
  ['another language', product, ['b.md', 'de']],
])('%s makes another text', async (_, other, withThese) => {
  await keptProductText(product, ['b.md', 'en'], () => 'first')
  expect(await keptProductText(other, withThese, async () => 'other')).toBe('other')
  expect(await keptProductText(product, ['b.md', 'en'], () => 'never')).toBe('first')
})

test('what could not be written is tried again', async () => {
  await expect(
    keptProductText(product, ['c.md'], () => {
      throw new Error('broken')
    }),
  ).rejects.toThrow('broken')
  expect(await keptProductText(product, ['c.md'], () => 'whole')).toBe('whole')
})
