import { randomBytes } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { gunzipSync, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Flow, Receiver } from '../client.ts'
import { MemoryClient } from '../testing/memory-client.ts'
import type { Coding } from './accepted-coding.ts'
import { CompressedBody } from './compressed-body.ts'

/** A source that is told when to go on, and a caller with it. */
function compressing(coding: Coding = 'gzip', takesFlowLate = false) {
  const client = new MemoryClient()
  const told: string[] = []
  let receiver: Receiver | undefined
  const flow: Flow = { resume: () => void told.push('resume'), abort: () => void told.push('abort') }
  const source = {
    pipeTo(given: Receiver) {
      receiver = given
      if (takesFlowLate) client.flow = flow
    },
    abort: () => void told.push('unwanted'),
  }
  if (!takesFlowLate) client.flow = flow
  const body = new CompressedBody(source, coding, client)
  const start = () => {
    body.pipeTo(client)
    if (receiver === undefined) throw new Error('The source was not asked')
    return receiver
  }
  return { client, told, body, start, source }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn()
}

test.each([
  ['gzip', gunzipSync],
  ['deflate', inflateSync],
] as const)('what was written in pieces comes out whole, by %s', async (coding, decode) => {
  const { client, start } = compressing(coding)
  const input = start()
  input.write(Buffer.from('one, '))
  input.write(Buffer.from('two, '))
  input.end('three')
  await until(() => client.isEnded)
  expect(decode(Buffer.concat(client.chunks)).toString()).toBe('one, two, three')
})

test.each([false, true])(
  'takes no more than the caller does, whenever the source takes the flow (late: %s)',
  async (isLate) => {
    const { client, told, start } = compressing('gzip', isLate)
    client.takesMore = false
    const input = start()
    const piece = randomBytes(16 * 1024)
    let written = 0
    for (let quiet = 0; quiet < 50; quiet++) {
      while (input.write(piece)) written++
      await turn()
    }
    // The encoder's own buffers are full, and nobody asks the source for more.
    expect(written).toBeLessThan(64)
    const asked = told.length
    await turn()
    expect(told).toHaveLength(asked)
    client.takesMore = true
    client.flow?.resume()
    await until(() => told.length > asked)
    expect(told.at(-1)).toBe('resume')
    input.end()
    await until(() => client.isEnded)
    expect(gunzipSync(Buffer.concat(client.chunks)).subarray(0, piece.length).equals(piece)).toBe(true)
  },
)

test('a source that breaks off breaks the caller’s connection, and nothing comes after', async () => {
  const { client, start } = compressing()
  const input = start()
  input.write(Buffer.from('half'))
  input.destroy()
  input.destroy()
  expect(input.write(Buffer.from('late'))).toBe(true)
  input.end()
  await turn()
  expect([client.isDestroyed, client.isEnded]).toEqual([true, false])
})

test('a caller that leaves ends the source, once', () => {
  const { client, told, body, start } = compressing()
  start()
  client.leave()
  body.abort()
  expect(told).toEqual(['abort'])
  expect(client.isDestroyed).toBe(false)
})

test('a body that nobody asked for ends its source', () => {
  const { told, body } = compressing()
  body.abort()
  expect(told).toEqual(['unwanted'])
})

test('is known to be made from its source', () => {
  const { body, source } = compressing()
  expect(body.source).toBe(source)
})
