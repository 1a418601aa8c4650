import { expect, test } from 'vitest'
import { pieceBytes, streamWindow } from './host-message.ts'
import { awslambda, isStreaming, ResponseStream } from './response-stream.ts'

function opened() {
  const pieces: Buffer[] = []
  const stream = new ResponseStream((piece) => pieces.push(Buffer.from(piece)))
  const text = () => pieces.map((piece) => piece.toString('utf8'))
  return { pieces, stream, text }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('only a handler that was made so streams', () => {
  expect(isStreaming(() => 1)).toBe(false)
  expect(isStreaming(awslambda.streamifyResponse(() => 1))).toBe(true)
})

test('the prelude goes before the first byte, once, with eight NULs behind it', async () => {
  const { stream, text } = opened()
  const http = awslambda.HttpResponseStream.from(stream, { statusCode: 404, headers: { a: 'é' } })
  expect(http.contentType).toBe('application/vnd.awslambda.http-integration-response')
  expect(text()).toEqual([])
  http.write('one')
  http.write('two')
  await turn()
  expect(text()).toEqual(['{"statusCode":404,"headers":{"a":"é"}}\0\0\0\0\0\0\0\0', 'one', 'two'])
})

test('an answer without a body is its prelude; one without either is nothing', async () => {
  const { stream, text } = opened()
  awslambda.HttpResponseStream.from(stream, { statusCode: 204 }).end()
  await turn()
  expect(text()).toEqual(['{"statusCode":204}\0\0\0\0\0\0\0\0'])
  const plain = opened()
  plain.stream.setContentType('text/plain')
  plain.stream.end()
  await turn()
  expect(plain.text()).toEqual([])
})

test('a large write is cut into pieces that fit', async () => {
  const { stream, pieces } = opened()
  stream.end(Buffer.alloc(pieceBytes * 2 + 1, 1))
  await turn()
  expect(pieces.map(({ length }) => length)).toEqual([pieceBytes, pieceBytes, 1])
})

test('it waits while more than the window has not been taken', async () => {
  const { stream, pieces } = opened()
  const sent = () => pieces.reduce((sum, { length }) => sum + length, 0)
  for (let index = 0; index < 40; index++) stream.write(Buffer.alloc(pieceBytes))
  await turn()
  expect(sent()).toBe(streamWindow)
  stream.taken(pieceBytes)
  await turn()
  expect(sent()).toBe(streamWindow + pieceBytes)
  stream.taken(streamWindow)
  await turn()
  expect(sent()).toBe(streamWindow * 2 + pieceBytes)
})
