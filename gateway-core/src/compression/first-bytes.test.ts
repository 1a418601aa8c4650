import { expect, test } from 'vitest'
import type { Flow, Receiver } from '../client.ts'
import { MemoryClient } from '../testing/memory-client.ts'
import { FirstBytes } from './first-bytes.ts'

function reading(threshold: number) {
  const client = new MemoryClient()
  const told: string[] = []
  const flow: Flow = { resume: () => void told.push('resume'), abort: () => void told.push('abort') }
  client.flow = flow
  let receiver: Receiver | undefined
  const source = {
    pipeTo(given: Receiver) {
      receiver = given
    },
    abort: () => void told.push('unwanted'),
  }
  const first = new FirstBytes(source, threshold, client)
  const isEnough = first.read()
  if (receiver === undefined) throw new Error('The source was not asked')
  return { client, told, first, isEnough, input: receiver }
}

test('says no at the end of a shorter body, and gives it out whole', async () => {
  const { client, first, isEnough, input } = reading(10)
  expect(input.write(Buffer.from('one '))).toBe(true)
  input.end('two')
  expect(await isEnough).toBe(false)
  first.pipeTo(client)
  expect([client.written, client.isEnded]).toEqual(['one two', true])
})

test('says yes as soon as there are enough, stops the source, and goes on when somebody takes it', async () => {
  const { client, told, first, isEnough, input } = reading(4)
  expect(input.write(Buffer.from('one '))).toBe(false)
  expect(await isEnough).toBe(true)
  expect(told).toEqual([])
  first.pipeTo(client)
  expect([client.written, told]).toEqual(['one ', ['resume']])
  expect(input.write(Buffer.from('two '))).toBe(true)
  client.takesMore = false
  expect(input.write(Buffer.from('three '))).toBe(false)
  input.end('four')
  expect([client.written, client.isEnded]).toEqual(['one two three four', true])
})

test('a source that does not stop at once loses nothing, and one that ends then is at its end', async () => {
  const { client, told, first, isEnough, input } = reading(1)
  input.write(Buffer.from('a'))
  input.write(Buffer.from('b'))
  input.end()
  expect(await isEnough).toBe(true)
  first.pipeTo(client)
  expect([client.written, client.isEnded, told]).toEqual(['ab', true, []])
})

test('a caller that takes no more is not given more: the source goes on when it says so', async () => {
  const { client, told, first, isEnough, input } = reading(1)
  input.write(Buffer.from('a'))
  await isEnough
  client.takesMore = false
  first.pipeTo(client)
  expect(told).toEqual([])
})

test('a body that ends with enough in its last piece is enough', async () => {
  const { isEnough, input } = reading(3)
  input.end(Buffer.from('abc'))
  expect(await isEnough).toBe(true)
})

test('a source that breaks off breaks the caller’s connection, before it is decided or after', async () => {
  const early = reading(10)
  early.input.write(Buffer.from('half'))
  early.input.destroy()
  expect([await early.isEnough, early.first.isBroken]).toEqual([true, true])
  early.first.pipeTo(early.client)
  expect([early.client.isDestroyed, early.client.written]).toEqual([true, ''])

  const late = reading(1)
  late.input.write(Buffer.from('half'))
  await late.isEnough
  late.first.pipeTo(late.client)
  late.input.destroy()
  expect(late.client.isDestroyed).toBe(true)
})

test('a body that nobody wants ends its source', () => {
  const { told, first } = reading(1)
  first.abort()
  expect(told).toEqual(['unwanted'])
})
