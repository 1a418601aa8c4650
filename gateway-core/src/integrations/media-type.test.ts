import { expect, test } from 'vitest'
import { firstAccepted, mediaType } from './media-type.ts'

test.each([
  [undefined, 'application/json'],
  ['', 'application/json'],
  [';charset=utf-8', 'application/json'],
  ['text/plain', 'text/plain'],
  ['TEXT/plain;charset=utf-8', 'text/plain'],
  [' application/json ;x=y', 'application/json'],
])('the media type of %j is %s', (contentType, type) => {
  expect(mediaType(contentType)).toBe(type)
})

test.each([
  [undefined, ''],
  ['', ''],
  ['image/png', 'image/png'],
  ['Image/PNG;q=0.1, text/html', 'image/png'],
  [' text/html , image/png', 'text/html'],
])('the first type in %j is %j', (accept, type) => {
  expect(firstAccepted(accept)).toBe(type)
})
