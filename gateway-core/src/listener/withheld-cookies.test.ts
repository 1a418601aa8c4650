import { describe, expect, test } from 'vitest'
import { withoutSettingWithheld, withoutWithheldCookies } from './withheld-cookies.ts'

const isWithheld = (name: string) => name.startsWith('gatehouse.')

describe('what a caller sends', () => {
  test('passes as it is, the same array, when no withheld cookie is in it', () => {
    for (const headers of [
      [],
      ['Host', 'a'],
      ['Cookie', 'a=1; b=gatehouse.x'],
      ['Cookie', ''],
      ['cookie', ' odd ; ='],
    ]) {
      expect(withoutWithheldCookies(headers, isWithheld)).toBe(headers)
    }
  })

  test.each([
    ['gatehouse.session=1', []],
    ['gatehouse.session=1; a=2', ['Cookie', 'a=2']],
    ['a=2; gatehouse.session=1', ['Cookie', 'a=2']],
    ['a=2;gatehouse.session=1;b=3', ['Cookie', 'a=2;b=3']],
    ['  gatehouse.a = x ;c=3', ['Cookie', 'c=3']],
    ['gatehouse.flag; c=3', ['Cookie', 'c=3']],
    ['gatehouse.a=1; gatehouse.b=2', []],
    ['a="x; gatehouse.session=1', ['Cookie', 'a="x']],
  ])('loses them and nothing else: %s', (cookie, left) => {
    const headers = ['Host', 'h', 'Cookie', cookie, 'Accept', '*/*']
    expect(withoutWithheldCookies(headers, isWithheld)).toEqual(['Host', 'h', ...left, 'Accept', '*/*'])
  })

  test('loses them in every Cookie header, however it is spelt', () => {
    const headers = ['COOKIE', 'gatehouse.a=1', 'X', '', 'cookie', 'b=2; gatehouse.a=1']
    expect(withoutWithheldCookies(headers, isWithheld)).toEqual(['X', '', 'cookie', 'b=2'])
  })
})

describe('what a backend answers', () => {
  test('passes as it is, the same array, when it sets no withheld cookie', () => {
    const headers = ['Set-Cookie', 'a=gatehouse.x; Path=/', 'Content-Type', 'text/plain']
    expect(withoutSettingWithheld(headers, isWithheld)).toBe(headers)
  })

  test.each(['gatehouse.session=1; Path=/', ' gatehouse.session =1', 'gatehouse.session', 'gatehouse.session;'])(
    'cannot set one: %s',
    (cookie) => {
      const headers = ['set-cookie', cookie, 'Set-Cookie', 'a=1', 'Content-Type', 'text/plain']
      expect(withoutSettingWithheld(headers, isWithheld)).toEqual(['Set-Cookie', 'a=1', 'Content-Type', 'text/plain'])
    },
  )
})
