import { describe, expect, test } from 'vitest'
import { FakeClock } from '../testing/fake-clock.ts'
import { AnswerCache } from './answer-cache.ts'

function made(entries = 3, bytes = 100) {
  const clock = new FakeClock()
  return { clock, cache: new AnswerCache<string>(clock, { entries, bytes }) }
}

describe('an answer', () => {
  test('is kept until its time is over', () => {
    const { clock, cache } = made()
    cache.set('a', 'one', 10, clock.now() + 1000)
    clock.pass(999)
    expect(cache.get('a')).toBe('one')
    clock.pass(1)
    expect(cache.get('a')).toBeUndefined()
    expect(cache.get('b')).toBeUndefined()
  })

  test('that is too old when it comes is none', () => {
    const { clock, cache } = made()
    cache.set('a', 'one', 10, clock.now())
    expect(cache.get('a')).toBeUndefined()
  })

  test('makes room for others when there are too many: who was used least goes', () => {
    const { clock, cache } = made()
    const until = clock.now() + 1000
    for (const key of ['a', 'b', 'c']) cache.set(key, key, 1, until)
    cache.get('a')
    cache.set('d', 'd', 1, until)
    expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual(['a', undefined, 'c', 'd'])
  })

  test('makes room when they take too much', () => {
    const { clock, cache } = made()
    const until = clock.now() + 1000
    cache.set('a', 'a', 60, until)
    cache.set('b', 'b', 60, until)
    expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 'b'])
    cache.set('c', 'c', 101, until)
    expect([cache.get('b'), cache.get('c')]).toEqual(['b', undefined])
  })

  test('of no size counts as small', () => {
    const { clock, cache } = made()
    cache.set('a', '', 0, clock.now() + 1)
    expect(cache.get('a')).toBe('')
  })
})

describe('who asks while an answer is on its way', () => {
  test('shares it', async () => {
    const { cache } = made()
    let asked = 0
    let answer: ((text: string) => void) | undefined
    const ask = () => {
      asked++
      return new Promise<string>((resolve) => {
        answer = resolve
      })
    }
    const waiting = [cache.shared('a', ask), cache.shared('a', ask), cache.shared('a', ask)]
    expect(asked).toBe(1)
    answer?.('one')
    expect(await Promise.all(waiting)).toEqual(['one', 'one', 'one'])
    const next = cache.shared('a', ask)
    expect(asked).toBe(2)
    answer?.('two')
    expect(await next).toBe('two')
  })

  test('shares its failure, and the next asks anew', async () => {
    const { cache } = made()
    const fails = () => Promise.reject(new Error('down'))
    const waiting = [cache.shared('a', fails), cache.shared('a', fails)]
    for (const each of waiting) await expect(each).rejects.toThrow('down')
    expect(await cache.shared('a', async () => 'up')).toBe('up')
  })

  test('for something else does not wait', async () => {
    const { cache } = made()
    void cache.shared('a', () => new Promise(() => undefined))
    expect(await cache.shared('b', async () => 'b')).toBe('b')
  })
})
