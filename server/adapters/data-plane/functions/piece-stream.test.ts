import { expect, test } from 'vitest'
import { PieceStream } from './piece-stream.ts'

function opened() {
  const taken: number[] = []
  return { taken, stream: new PieceStream((bytes) => taken.push(bytes)) }
}

const bytes = (text: string) => Buffer.from(text)

async function readAll(stream: PieceStream): Promise<string[]> {
  const pieces: string[] = []
  for await (const piece of stream) pieces.push(Buffer.from(piece).toString())
  return pieces
}

test('pieces come in order, before and after someone reads, and are acknowledged as they are taken', async () => {
  const { stream, taken } = opened()
  stream.push(bytes('one'))
  const reading = readAll(stream)
  await new Promise((resolve) => setImmediate(resolve))
  stream.push(bytes('three'))
  stream.end()
  expect(await reading).toEqual(['one', 'three'])
  expect(taken).toEqual([3, 5])
  expect(stream.held).toBe(0)
})

test('a piece does not change with the buffer that it came in', async () => {
  const { stream } = opened()
  const buffer = bytes('abc')
  stream.push(buffer)
  buffer.fill(0)
  stream.end()
  expect(await readAll(stream)).toEqual(['abc'])
})

test('what was held when it broke off is given first', async () => {
  const { stream } = opened()
  stream.push(bytes('half'))
  stream.end(new Error('broke off'))
  const pieces: string[] = []
  const reading = async () => {
    for await (const piece of stream) pieces.push(Buffer.from(piece).toString())
  }
  await expect(reading()).rejects.toThrow('broke off')
  expect(pieces).toEqual(['half'])
})

test('when the reader leaves, what is held and what comes is taken, so that the function goes on', async () => {
  const { stream, taken } = opened()
  for (const text of ['a', 'bb', 'ccc']) stream.push(bytes(text))
  for await (const _piece of stream) break
  expect(taken).toEqual([1, 5])
  stream.push(bytes('dddd'))
  expect(taken).toEqual([1, 5, 4])
  expect(stream.held).toBe(0)
})

test('a reader that leaves before it has asked for anything leaves too', async () => {
  const { stream, taken } = opened()
  stream.push(bytes('abc'))
  await stream[Symbol.asyncIterator]().return?.()
  stream.push(bytes('de'))
  expect(taken).toEqual([3, 2])
  expect(stream.held).toBe(0)
})
