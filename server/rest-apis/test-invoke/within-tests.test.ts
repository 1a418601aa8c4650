import { expect, test } from 'vitest'
import { withWorld } from '#server/testing/with-world.ts'
import { testsAtOnce, withinTests } from './within-tests.ts'

test('429 for an account that has too many tests under way; others go on', () =>
  withWorld(async ({ owner, stranger }) => {
    const ends: (() => void)[] = []
    const running = Array.from({ length: testsAtOnce }, () =>
      withinTests(owner, () => new Promise<void>((resolve) => ends.push(resolve))),
    )
    await expect(withinTests(owner, async () => 'ran')).rejects.toMatchObject({ failure: 'TooManyRequestsException' })
    expect(await withinTests(stranger, async () => 'ran')).toBe('ran')
    ends[0]?.()
    await running[0]
    expect(await withinTests(owner, async () => 'ran')).toBe('ran')
    for (const end of ends) end()
    await Promise.all(running)
  }))

test('a test that fails makes room for the next', () =>
  withWorld(async ({ owner }) => {
    for (let time = 0; time <= testsAtOnce; time++) {
      await expect(withinTests(owner, () => Promise.reject(new Error('broke')))).rejects.toThrow('broke')
    }
  }))
