import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { systemClock } from '../system-clock.ts'
import { MemoryClient } from '../testing/memory-client.ts'
import { FunctionStream } from './function-stream.ts'

/** Pieces that a test hands out one by one, and whether they were ended. */
class Pieces implements AsyncIterator<Uint8Array> {
  ended = false
  #waiting: ((result: IteratorResult<Uint8Array>) => void) | undefined
  #ready: IteratorResult<Uint8Array>[] = []
  asked = 0

  next(): Promise<IteratorResult<Uint8Array>> {
    this.asked++
    const ready = this.#ready.shift()
    if (ready !== undefined) return Promise.resolve(ready)
    return new Promise((resolve) => {
      this.#waiting = resolve
    })
  }

  async return(): Promise<IteratorResult<Uint8Array>> {
    this.ended = true
    return { done: true, value: undefined }
  }

  give(text: string | undefined): void {
    const result: IteratorResult<Uint8Array> =
      text === undefined ? { done: true, value: undefined } : { value: Buffer.from(text) }
    if (this.#waiting === undefined) this.#ready.push(result)
    else this.#waiting(result)
    this.#waiting = undefined
  }
}

function streaming(first = '', timeMs = 60_000) {
  const pieces = new Pieces()
  const client = new MemoryClient()
  const stream = new FunctionStream(pieces, Buffer.from(first), systemClock, systemClock.monotonic() + timeMs)
  client.flow = stream
  return { pieces, client, stream }
}

/** Lets promises run that have something to say. */
const turn = () => sleep(1)

test('pieces go out as they come, what came with the metadata first', async () => {
  const { pieces, client, stream } = streaming('first ')
  stream.pipeTo(client)
  await turn()
  expect(client.written).toBe('first ')
  pieces.give('second ')
  await turn()
  expect(client.written).toBe('first second ')
  expect(client.isEnded).toBe(false)
  pieces.give('')
  pieces.give('third')
  pieces.give(undefined)
  await turn()
  expect(client.written).toBe('first second third')
  expect(client.isEnded).toBe(true)
  expect(client.isDestroyed).toBe(false)
})

test('an empty stream ends at once', async () => {
  const { pieces, client, stream } = streaming()
  pieces.give(undefined)
  stream.pipeTo(client)
  await turn()
  expect([client.written, client.isEnded]).toEqual(['', true])
})

test('a caller that reads slowly slows the function', async () => {
  const { pieces, client, stream } = streaming()
  client.takesMore = false
  pieces.give('a')
  pieces.give('b')
  stream.pipeTo(client)
  await turn()
  expect([client.written, pieces.asked]).toEqual(['a', 1])
  client.takesMore = true
  stream.resume()
  await turn()
  expect(client.written).toBe('ab')
  stream.resume()
  pieces.give(undefined)
  await turn()
  expect(client.isEnded).toBe(true)
})

describe('half an answer never looks complete', () => {
  test('when the function breaks off', async () => {
    const client = new MemoryClient()
    const broken = { next: () => Promise.reject(new Error('gone')) }
    new FunctionStream(broken, Buffer.from('half'), systemClock, systemClock.monotonic() + 1000).pipeTo(client)
    await turn()
    expect([client.written, client.isEnded, client.isDestroyed]).toEqual(['half', false, true])
  })

  test('when its time is over', async () => {
    const { pieces, client, stream } = streaming('half', 40)
    stream.pipeTo(client)
    await sleep(80)
    expect([client.isEnded, client.isDestroyed, pieces.ended]).toEqual([false, true, true])
  })

  test('when its time is over while the caller takes nothing', async () => {
    const { pieces, client, stream } = streaming('half', 40)
    client.takesMore = false
    stream.pipeTo(client)
    await sleep(80)
    expect([client.isEnded, client.isDestroyed, pieces.ended]).toEqual([false, true, true])
  })

  test('when its time is over before anybody takes it', async () => {
    const { pieces, client, stream } = streaming('half', 20)
    await sleep(60)
    expect(pieces.ended).toBe(true)
    stream.pipeTo(client)
    expect([client.written, client.isDestroyed]).toEqual(['', true])
  })
})

test('a caller that leaves ends the function’s stream', async () => {
  const { pieces, client, stream } = streaming('half')
  stream.pipeTo(client)
  await turn()
  client.leave()
  client.leave()
  expect(pieces.ended).toBe(true)
  pieces.give('more')
  await turn()
  expect([client.written, client.isEnded]).toEqual(['half', false])
})

test('a caller that leaves while it takes nothing ends it too', async () => {
  const { pieces, client, stream } = streaming('half')
  client.takesMore = false
  stream.pipeTo(client)
  await turn()
  client.leave()
  await turn()
  expect([pieces.ended, pieces.asked]).toEqual([true, 0])
})
