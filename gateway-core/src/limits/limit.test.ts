import { expect, test } from 'vitest'
import { limit } from './limit.ts'

test('takes rate and burst as they are', () => {
  expect(limit('a', { rateLimit: 10, burstLimit: 20 })).toEqual({ bucket: 'a', ratePerSecond: 10, burst: 20 })
})

test.each([[undefined], [{}], [{ burstLimit: 5 }], [{ rateLimit: -1, burstLimit: -1 }]])(
  '%j is no limit, so that the next level decides',
  (throttle) => {
    expect(limit('a', throttle)).toBeUndefined()
  },
)

test.each([
  [10, 10],
  [2.5, 3],
  [0.1, 1],
])('an unset burst is one second of the rate %d: %d', (rateLimit, burst) => {
  expect(limit('a', { rateLimit })).toMatchObject({ burst })
})

test('a rate of 0 blocks everything, whatever the burst', () => {
  expect(limit('a', { rateLimit: 0, burstLimit: 100 })).toMatchObject({ ratePerSecond: 0, burst: 0 })
})

test('a burst of 0 blocks everything, whatever the rate', () => {
  expect(limit('a', { rateLimit: 100, burstLimit: 0 })).toMatchObject({ burst: 0 })
})
