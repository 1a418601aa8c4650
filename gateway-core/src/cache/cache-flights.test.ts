import { expect, test } from 'vitest'
import type { CachedAnswer } from '../ports.ts'
import { CacheFill, CacheFlights, type Landing } from './cache-flights.ts'

const to = { key: 'k', ttlMs: 1000, scope: 'api/prod', capacity: 1e6 }
const answer = (text: string): CachedAnswer => {
  return { status: 200, headers: [], body: Buffer.from(text), storedAt: 0, expiresAt: 1000 }
}

function flights() {
  const kept: { key: string; answer: CachedAnswer; limits: object }[] = []
  const cache = {
    get: () => undefined,
    set: (key: string, one: CachedAnswer, limits: object) => void kept.push({ key, answer: one, limits }),
  }
  return { flights: new CacheFlights(cache), kept }
}

function leads(joined: CacheFill | Promise<Landing>): CacheFill {
  if (!(joined instanceof CacheFill)) throw new Error('It should lead')
  return joined
}

function waits(joined: CacheFill | Promise<Landing>): Promise<Landing> {
  if (joined instanceof CacheFill) throw new Error('It should wait')
  return joined
}

test('the first leads, the others wait and get what it brings, which is kept', async () => {
  const { flights: air, kept } = flights()
  const fill = leads(air.join(to))
  const others = [waits(air.join(to)), waits(air.join(to))]
  const brought = answer('a')
  fill.land(brought)
  expect(await Promise.all(others)).toEqual([brought, brought])
  expect(kept).toEqual([{ key: 'k', answer: brought, limits: { ttlMs: 1000, scope: 'api/prod', capacity: 1e6 } }])
  leads(air.join(to))
})

test('keys do not wait for each other', () => {
  const { flights: air } = flights()
  leads(air.join(to))
  leads(air.join({ ...to, key: 'other' }))
})

test('when it brings nothing, all go themselves, and the next who comes leads', async () => {
  const { flights: air, kept } = flights()
  const fill = leads(air.join(to))
  const others = [waits(air.join(to)), waits(air.join(to))]
  fill.fail()
  expect(await Promise.all(others)).toEqual([undefined, undefined])
  expect(kept).toEqual([])
  leads(air.join(to))
})

test('when it leaves, one of the others leads for the rest', async () => {
  const { flights: air, kept } = flights()
  const fill = leads(air.join(to))
  const [second, third] = [waits(air.join(to)), waits(air.join(to))]
  fill.abandon()
  const next = await second
  if (!(next instanceof CacheFill)) throw new Error('It should lead now')
  const late = waits(air.join(to))
  next.land(answer('b'))
  expect([await third, await late]).toEqual([answer('b'), answer('b')])
  expect(kept).toHaveLength(1)
})

test('when it leaves alone, the next who comes leads', () => {
  const { flights: air } = flights()
  leads(air.join(to)).abandon()
  leads(air.join(to))
})

test('only the first end counts', () => {
  const { flights: air, kept } = flights()
  const fill = leads(air.join(to))
  fill.fail()
  fill.land(answer('late'))
  fill.abandon()
  expect(kept).toEqual([])
})

test('a fresher call replaces an older one: what that brings is given to those who wait, and not kept', async () => {
  const { flights: air, kept } = flights()
  const older = leads(air.join(to))
  const waiting = waits(air.join(to))
  const fresh = air.refresh(to)
  const waitingForFresh = waits(air.join(to))
  fresh.land(answer('new'))
  older.land(answer('old'))
  expect(await waiting).toEqual(answer('old'))
  expect(await waitingForFresh).toEqual(answer('new'))
  expect(kept.map((entry) => entry.answer)).toEqual([answer('new')])
})

test('an older call whose leader leaves goes on beside the fresher one', async () => {
  const { flights: air, kept } = flights()
  const older = leads(air.join(to))
  const waiting = waits(air.join(to))
  const fresh = air.refresh(to)
  older.abandon()
  const next = await waiting
  if (!(next instanceof CacheFill)) throw new Error('It should lead now')
  const forFresh = waits(air.join(to))
  next.land(answer('old'))
  fresh.land(answer('new'))
  expect(await forFresh).toEqual(answer('new'))
  expect(kept.map((entry) => entry.answer)).toEqual([answer('new')])
})

test('a fresh call with nothing under way leads like any other', () => {
  const { flights: air, kept } = flights()
  air.refresh(to).land(answer('new'))
  expect(kept).toHaveLength(1)
})
