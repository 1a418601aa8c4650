import { expect, test } from 'vitest'
import type { Receiver } from '../client.ts'
import { MemoryClient } from '../testing/memory-client.ts'
import { KeptBody } from './kept-body.ts'

function piped() {
  const client = new MemoryClient()
  const seen: string[] = []
  let isAborted = false
  const source = {
    pipeTo: (receiver: Receiver) => void receiver,
    abort() {
      isAborted = true
    },
  }
  const body = new KeptBody(source, {
    keep: (bytes) => void seen.push(`kept ${bytes.length}`),
    tooLarge: () => void seen.push('too large'),
    brokenOff: () => void seen.push('broken off'),
  })
  body.pipeTo(client)
  return { body, client, seen, aborted: () => isAborted }
}

test('passes everything on and keeps it at the end', () => {
  const { body, client, seen } = piped()
  body.write(Buffer.from('one '))
  body.end('two')
  expect([client.written, client.isEnded, seen]).toEqual(['one two', true, ['kept 7']])
})

test('a slow caller does not stop the source while the body may be kept, and does from then on', () => {
  const { body, client, seen } = piped()
  client.takesMore = false
  expect(body.write(Buffer.alloc(1_048_576))).toBe(true)
  expect(body.write(Buffer.alloc(1))).toBe(false)
  expect(seen).toEqual(['too large'])
  body.end()
  expect(client.bytesSent).toBe(1_048_577)
  expect(seen).toEqual(['too large'])
})

test('a body that breaks off breaks the caller’s connection and is not kept', () => {
  const { body, client, seen } = piped()
  body.write(Buffer.from('half'))
  body.destroy()
  body.end()
  expect([client.isDestroyed, seen]).toEqual([true, ['broken off']])
})

test('a body that nobody wants ends its source', () => {
  const { body, seen, aborted } = piped()
  body.abort()
  expect([seen, aborted()]).toEqual([['broken off'], true])
})

test('what is written before anybody listens is only collected', () => {
  const seen: number[] = []
  const source = { pipeTo: () => undefined, abort: () => undefined }
  const keeper = {
    keep: (bytes: Buffer) => void seen.push(bytes.length),
    tooLarge: () => undefined,
    brokenOff: () => undefined,
  }
  const body = new KeptBody(source, keeper)
  expect(body.write(Buffer.from('ab'))).toBe(true)
  body.end()
  expect(seen).toEqual([2])
})
